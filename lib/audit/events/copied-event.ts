import { Prisma } from '@/generated/prisma/client'
import { type CopiedRow, textOf } from '@/lib/database/copied-rows'
import type { ChainEvent } from './chain-event'

/**
 * The columns of an event in the order in which its row is read here: those that are hashed (docs/audit-chain.md) in
 * their order, then the others. The last ones have a fixed width, so that reading any other four bytes at a time ends
 * within the row.
 */
export const EVENT_COLUMNS = Prisma.sql`
  previous_hash, chain, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after,
  reason, seq, hash`

/** The index of each of them in a row. */
export const FIELD = {
  previousHash: 0,
  chain: 1,
  at: 2,
  actorId: 3,
  verb: 4,
  targetKind: 5,
  targetId: 6,
  targetName: 7,
  companyId: 8,
  before: 9,
  after: 10,
  reason: 11,
  seq: 12,
  hash: 13,
} as const

/** PostgreSQL counts instants in microseconds from here. */
const YEAR_2000 = Date.UTC(2000, 0, 1)
/** The furthest instant that a Date can be. */
const LAST_INSTANT = 8.64e15

/**
 * The instant of an event in milliseconds since 1970. One outside the range of Date, which was never hashed, becomes
 * the nearest end of the range.
 */
export function instantOf({ view, starts }: CopiedRow): number {
  const start = starts[FIELD.at] ?? 0
  const high = view.getInt32(start)
  const low = view.getUint32(start + 4)
  // 2^32 is 4,294,967 thousand and 296: the whole number of microseconds may be more than a number holds.
  const instant = high * 4_294_967 + Math.floor((high * 296 + low) / 1000) + YEAR_2000
  return Math.min(Math.max(instant, -LAST_INSTANT), LAST_INSTANT)
}

/** The number of an event in its chain. */
export const seqOf = ({ view, starts }: CopiedRow): number => view.getInt32(starts[FIELD.seq] ?? 0)

/** The row as an event of verify-chain.ts, which describes what is wrong with it. */
export function toChainEvent(row: CopiedRow): ChainEvent {
  const text = (field: keyof typeof FIELD) => textOf(row, FIELD[field])
  return {
    chain: text('chain') ?? '',
    seq: seqOf(row),
    at: new Date(instantOf(row)),
    actorId: uuidOf(row, FIELD.actorId),
    verb: text('verb') ?? '',
    targetKind: text('targetKind') ?? '',
    targetId: text('targetId') ?? '',
    targetName: text('targetName') ?? '',
    companyId: uuidOf(row, FIELD.companyId),
    before: text('before'),
    after: text('after'),
    reason: text('reason') ?? '',
    previousHash: text('previousHash') ?? '',
    hash: text('hash') ?? '',
  }
}

function uuidOf({ bytes, starts, sizes }: CopiedRow, field: number): string | null {
  const [start = 0, size = -1] = [starts[field], sizes[field]]
  if (size < 0) return null
  const hex = bytes.toString('hex', start, start + size)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
