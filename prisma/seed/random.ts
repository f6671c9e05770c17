import { createHash } from 'node:crypto'

/** A stream of numbers that is the same for the same name, on every machine and in every year. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  /** True in so many of a hundred cases. */
  percent: (chance: number) => boolean
}

/** A small seeded generator (mulberry32): plausible demo data needs no better one, and no library. */
export function randomFor(name: string): Random {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    percent: (chance) => next() * 100 < chance,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error(`nothing to pick from for ${name}`)
      return item
    },
  }
}

/** The id of a record by its name, always the same: a session and a bookmark outlive a demo that is started again. */
export function idOf(name: string): string {
  const digest = createHash('sha256').update(`headroom demo ${name}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
