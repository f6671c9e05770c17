// The records that rows are about, each by its id (a UUID or a hash), and which of them were seen again: 32 to 64 bytes
// for each record.

const NUMBERS = 4
const DIGITS = 32

/** The first 128 bits of an id as four numbers, or null for any other text. */
function numbersOf(id: string): number[] | null {
  const digits = id.replaceAll('-', '')
  if (!/^[0-9a-f]{32}(?:[0-9a-f]{32})?$/.test(digits)) return null
  return [0, 8, 16, 24].map((from) => Number.parseInt(digits.slice(from, from + 8), 16))
}

const isSmaller = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  const at = Array.from(one).findIndex((number, index) => number !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

/**
 * One random number for each value of each byte of an id. Their exclusive or is the slot of the id (tabulation
 * hashing): no one can choose ids that meet in the same slots, which would make each cost as much as all before it.
 */
const randomTable = (): Uint32Array => crypto.getRandomValues(new Uint32Array(NUMBERS * 4 * 256))

/** Ids that were added, and which of them were marked. */
export class RecordSet {
  size = 0
  marked = 0
  readonly #random = randomTable()
  #slots = 1024
  #ids = new Uint32Array(this.#slots * NUMBERS)
  #state = new Uint8Array(this.#slots)

  /** Adds an id; one that is added twice counts once. False when the text is not an id. */
  add(id: string): boolean {
    const numbers = numbersOf(id)
    if (!numbers) return false
    if (this.size * 2 >= this.#slots) this.#grow()
    this.#put(numbers, 1)
    return true
  }

  /** Marks an id as seen, if it was added before. */
  mark(id: string): void {
    const numbers = numbersOf(id)
    if (!numbers) return
    const slot = this.#slotOf(numbers)
    if (this.#state[slot] !== 1) return
    this.#state[slot] = 2
    this.marked += 1
  }

  /** The smallest id that was added and never marked, or its beginning; null when all were. */
  firstUnmarked(): string | null {
    let first: Uint32Array | null = null
    for (let slot = this.#state.indexOf(1); slot >= 0; slot = this.#state.indexOf(1, slot + 1)) {
      const numbers = this.#ids.subarray(slot * NUMBERS, slot * NUMBERS + NUMBERS)
      if (!first || isSmaller(numbers, first)) first = numbers
    }
    if (!first) return null
    const digits = Array.from(first, (number) => number.toString(16).padStart(8, '0')).join('')
    return digits.slice(0, DIGITS).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  #hashOf(numbers: ArrayLike<number>): number {
    let hash = 0
    for (let at = 0; at < NUMBERS * 4; at += 1) {
      const byte = ((numbers[at >> 2] ?? 0) >>> ((at & 3) * 8)) & 0xff
      hash ^= this.#random[at * 256 + byte] ?? 0
    }
    return hash
  }

  #slotOf(numbers: ArrayLike<number>): number {
    let slot = this.#hashOf(numbers) & (this.#slots - 1)
    while (this.#state[slot] !== 0 && !this.#holds(slot, numbers)) slot = (slot + 1) & (this.#slots - 1)
    return slot
  }

  #holds(slot: number, numbers: ArrayLike<number>): boolean {
    for (let at = 0; at < NUMBERS; at += 1) if (this.#ids[slot * NUMBERS + at] !== numbers[at]) return false
    return true
  }

  #put(numbers: ArrayLike<number>, state: number): void {
    const slot = this.#slotOf(numbers)
    if (this.#state[slot] !== 0) return
    this.#ids.set(numbers, slot * NUMBERS)
    this.#state[slot] = state
    this.size += 1
  }

  #grow(): void {
    const [ids, state] = [this.#ids, this.#state]
    this.#slots *= 2
    this.#ids = new Uint32Array(this.#slots * NUMBERS)
    this.#state = new Uint8Array(this.#slots)
    this.size = 0
    for (const [slot, each] of state.entries())
      if (each !== 0) this.#put(ids.subarray(slot * NUMBERS, slot * NUMBERS + NUMBERS), each)
  }
}
