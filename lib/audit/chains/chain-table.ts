import { chainGenesis } from './verify-chain'

/**
 * A record has the position in the chain, the length of the name, the name, and in its second half the hash in
 * hexadecimal digits.
 */
const RECORD_BYTES = 128
const NAME_LENGTH = 4
const NAME = 5
const HASH = 64
/**
 * Names that a record can have; those of the ledger's chains have 12 to 49 bytes. Names are compared four bytes at a
 * time.
 */
const [SHORTEST_NAME, LONGEST_NAME] = [4, HASH - NAME]
const FEWEST_CHAINS = 500
/** The share of the slots that may be taken. */
const FULLEST = 0.5

/** The result for a chain whose name no record can have. */
export const NO_RECORD = -1

type Found = 'doubtful' | 'valid'
/** What is stored instead of a position once a chain has a result. */
const FOUND: Readonly<Record<Found, number>> = { doubtful: -1, valid: -2 }

/**
 * The positions of many chains by their names, in one piece of memory in the order in which they came. The events of a
 * trail change from chain to chain without order, and with one object for each chain every step would wait for memory
 * several times. A record is identified by the offset of its first byte.
 */
export class ChainTable {
  #records: DataView<ArrayBuffer>
  /** A hash table with open addressing: 1 more than the number of the record, 0 for an empty slot. */
  #slots: Int32Array
  #count = 0

  /** Has space for so many chains, and grows when there are more. */
  constructor(chains: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_CHAINS, chains) / FULLEST))
    this.#slots = new Int32Array(slots)
    this.#records = recordsFor(slots)
  }

  get count(): number {
    return this.#count
  }

  /** The record of the chain with this name; a new one is positioned before its first event. */
  find(from: DataView, start: number, length: number): number {
    if (length < SHORTEST_NAME || length > LONGEST_NAME) return NO_RECORD
    const slot = this.#slotOf(from, start, length)
    const number = this.#slots[slot] ?? 0
    return number > 0 ? (number - 1) * RECORD_BYTES : this.#begin(slot, from, start, length)
  }

  /** Whether a chain has been found doubtful. */
  isDoubtful(record: number): boolean {
    return this.#records.getInt32(record) === FOUND.doubtful
  }

  /** Whether the chain is at this position. */
  isAt(record: number, seq: number, from: DataView, hashStart: number): boolean {
    if (this.#records.getInt32(record) !== seq) return false
    for (let at = 0; at < HASH; at += 4) {
      if (this.#records.getInt32(record + HASH + at) !== from.getInt32(hashStart + at)) return false
    }
    return true
  }

  /** Moves the chain to this position. */
  advance(record: number, seq: number, from: DataView, hashStart: number): void {
    this.#records.setInt32(record, seq)
    for (let at = 0; at < HASH; at += 4) this.#records.setInt32(record + HASH + at, from.getInt32(hashStart + at))
  }

  mark(record: number, found: Found): void {
    this.#records.setInt32(record, FOUND[found])
  }

  /** The names of all chains that were not found valid. */
  namesNotValid(): string[] {
    return Array.from({ length: this.#count }, (_, number) => number * RECORD_BYTES)
      .filter((record) => this.#records.getInt32(record) !== FOUND.valid)
      .map((record) => this.#nameAt(record))
  }

  /** The slot of a chain's record, or the empty one where it belongs. */
  #slotOf(from: DataView, start: number, length: number): number {
    const mask = this.#slots.length - 1
    let slot = hashOfName(from, start, length) & mask
    for (;;) {
      const number = this.#slots[slot] ?? 0
      if (number === 0 || this.#isNamed((number - 1) * RECORD_BYTES, from, start, length)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isNamed(record: number, from: DataView, start: number, length: number): boolean {
    if (this.#records.getUint8(record + NAME_LENGTH) !== length) return false
    const last = length - 4
    for (let at = 0; at < last; at += 4) {
      if (this.#records.getInt32(record + NAME + at) !== from.getInt32(start + at)) return false
    }
    return this.#records.getInt32(record + NAME + last) === from.getInt32(start + last)
  }

  #begin(slot: number, from: DataView, start: number, length: number): number {
    const record = this.#count * RECORD_BYTES
    this.#records.setUint8(record + NAME_LENGTH, length)
    for (let at = 0; at < length; at += 1) this.#records.setUint8(record + NAME + at, from.getUint8(start + at))
    const genesis = Buffer.from(chainGenesis(this.#nameAt(record)), 'latin1')
    this.advance(record, 0, new DataView(genesis.buffer, genesis.byteOffset, HASH), 0)
    this.#count += 1
    this.#slots[slot] = this.#count
    if (this.#count > FULLEST * this.#slots.length) this.#grow()
    return record
  }

  #nameAt(record: number): string {
    return Buffer.from(this.#records.buffer, record + NAME, this.#records.getUint8(record + NAME_LENGTH)).toString()
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length)
    const records = recordsFor(this.#slots.length)
    new Uint8Array(records.buffer).set(new Uint8Array(this.#records.buffer))
    this.#records = records
    for (let number = 0; number < this.#count; number += 1) {
      const record = number * RECORD_BYTES
      const slot = this.#slotOf(records, record + NAME, records.getUint8(record + NAME_LENGTH))
      this.#slots[slot] = number + 1
    }
  }
}

/** One record more than may be in use, for the chain that makes the table grow. */
const recordsFor = (slots: number) => new DataView(new ArrayBuffer((FULLEST * slots + 1) * RECORD_BYTES))

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
