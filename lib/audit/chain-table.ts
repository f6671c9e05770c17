import { chainGenesis } from './verify-chain'

/** A record has the place in the chain, the length of the name, the name, and in its second half the hash in hexadecimal digits. */
const RECORD_BYTES = 128
const NAME_LENGTH = 4
const NAME = 5
const HASH = 64
/** Names that a record can have; those of the ledger's chains have 12 to 49 bytes. Names are compared four bytes at a time. */
const [SHORTEST_NAME, LONGEST_NAME] = [4, HASH - NAME]
const FEWEST_RECORDS = 1024
/** The share of records in use at which their number is doubled. */
const FULLEST = 0.6

/** Stands for a chain whose name no record can have. */
export const NO_RECORD = -1

type Found = 'doubtful' | 'whole'
/** What is written in the place of the place, once a chain has none any more. */
const FOUND: Readonly<Record<Found, number>> = { doubtful: -1, whole: -2 }

const newRecords = (count: number) => new DataView(new ArrayBuffer(count * RECORD_BYTES))

/**
 * The places of many chains by their names, side by side in one piece of memory: the events of a trail go from chain to chain in no order, and with an object for each chain every step
 * would wait for memory several times. A record is the number of the byte it begins at, and stays the same until the next `find`.
 */
export class ChainTable {
  #records = newRecords(FEWEST_RECORDS)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** The record of the chain whose name is there; a new one stands before its first event. */
  find(from: DataView, start: number, length: number): number {
    if (length < SHORTEST_NAME || length > LONGEST_NAME) return NO_RECORD
    if (this.#count >= FULLEST * this.#capacity) this.#grow()
    const record = this.#seek(from, start, length)
    if (this.#records.getUint8(record + NAME_LENGTH) === 0) this.#begin(record, from, start, length)
    return record
  }

  /** Whether a chain has been found doubtful. */
  isDoubtful(record: number): boolean {
    return this.#records.getInt32(record) === FOUND.doubtful
  }

  /** Whether the chain has come to this place and no further. */
  isAt(record: number, seq: number, from: DataView, hashStart: number): boolean {
    if (this.#records.getInt32(record) !== seq) return false
    for (let at = 0; at < HASH; at += 4) {
      if (this.#records.getInt32(record + HASH + at) !== from.getInt32(hashStart + at)) return false
    }
    return true
  }

  /** The chain goes on to this place. */
  advance(record: number, seq: number, from: DataView, hashStart: number): void {
    this.#records.setInt32(record, seq)
    for (let at = 0; at < HASH; at += 4) this.#records.setInt32(record + HASH + at, from.getInt32(hashStart + at))
  }

  mark(record: number, found: Found): void {
    this.#records.setInt32(record, FOUND[found])
  }

  /** The names of all chains that were not found whole. */
  namesNotWhole(): string[] {
    return [...this.#used()]
      .filter((record) => this.#records.getInt32(record) !== FOUND.whole)
      .map((record) => this.#nameAt(record))
  }

  get #capacity(): number {
    return this.#records.byteLength / RECORD_BYTES
  }

  /** Where a chain's record is, or would be. */
  #seek(from: DataView, start: number, length: number): number {
    const mask = this.#capacity - 1
    let slot = hashOfName(from, start, length) & mask
    for (;;) {
      const record = slot * RECORD_BYTES
      const used = this.#records.getUint8(record + NAME_LENGTH)
      if (used === 0 || (used === length && this.#isNamed(record, from, start, length))) return record
      slot = (slot + 1) & mask
    }
  }

  #isNamed(record: number, from: DataView, start: number, length: number): boolean {
    const last = length - 4
    for (let at = 0; at < last; at += 4) {
      if (this.#records.getInt32(record + NAME + at) !== from.getInt32(start + at)) return false
    }
    return this.#records.getInt32(record + NAME + last) === from.getInt32(start + last)
  }

  #begin(record: number, from: DataView, start: number, length: number): void {
    for (let at = 0; at < length; at += 1) this.#records.setUint8(record + NAME + at, from.getUint8(start + at))
    this.#records.setUint8(record + NAME_LENGTH, length)
    const genesis = Buffer.from(chainGenesis(this.#nameAt(record)), 'latin1')
    this.advance(record, 0, new DataView(genesis.buffer, genesis.byteOffset, HASH), 0)
    this.#count += 1
  }

  #nameAt(record: number): string {
    return Buffer.from(this.#records.buffer, record + NAME, this.#records.getUint8(record + NAME_LENGTH)).toString()
  }

  *#used(): Generator<number> {
    for (let record = 0; record < this.#records.byteLength; record += RECORD_BYTES) {
      if (this.#records.getUint8(record + NAME_LENGTH) > 0) yield record
    }
  }

  #grow(): void {
    const before = this.#records
    const kept = [...this.#used()]
    this.#records = newRecords(2 * this.#capacity)
    for (const from of kept) {
      const to = this.#seek(before, from + NAME, before.getUint8(from + NAME_LENGTH))
      for (let at = 0; at < RECORD_BYTES; at += 4) this.#records.setInt32(to + at, before.getInt32(from + at))
    }
  }
}

/** Spreads names over the records. Which of them meet in one is for the comparison of names to sort out. */
function hashOfName(from: DataView, start: number, length: number): number {
  const last = start + length - 4
  let spread = length
  for (let at = start; at < last; at += 4) {
    spread = Math.imul(spread ^ from.getInt32(at), 0x9e3779b1)
    spread ^= spread >>> 15
  }
  spread = Math.imul(spread ^ from.getInt32(last), 0x85ebca6b)
  return spread ^ (spread >>> 13)
}
