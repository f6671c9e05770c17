// The heads of the audit chains in a package: each leads by its Merkle proof to the root of the seal.
import { Fault } from './fault.mjs'
import { Lines } from './lines.mjs'
import { leafHash, rootOfProof } from './merkle.mjs'
import { counted, figure } from './words.mjs'

export const CHAIN_HEADS = 'chain-heads.jsonl'
const HASH_BYTES = 32

/** Reads the heads and keeps 32 bytes of each chain whose events are in the package, in the order of the file. */
export class ChainHeads {
  count = 0
  /** How many chains have their events in the package. */
  withEvents = 0
  #manifest
  #kept = new Uint8Array(1024 * HASH_BYTES)
  #lines = new Lines((line) => this.#takeLine(JSON.parse(line)))

  /** @param {import('./manifest.mjs').Manifest} manifest */
  constructor(manifest) {
    this.#manifest = manifest
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    this.#lines.take(bytes)
  }

  /**
   * Whether this is the head of the chain that comes at this place among those with events.
   *
   * @param {number} place
   * @param {{ chain: string, seq: number, hash: string }} head
   */
  isHead(place, head) {
    if (place >= this.withEvents) return false
    return leafHash(head).every((byte, at) => byte === this.#kept[place * HASH_BYTES + at])
  }

  /** @returns {string[]} the words of what fits */
  end() {
    this.#lines.end()
    const { chainHeadCount, seal } = this.#manifest
    if (this.count !== chainHeadCount)
      throw new Fault(`${CHAIN_HEADS} has ${counted(this.count, 'head')}, the manifest says ${figure(chainHeadCount)}`)
    const lead = this.count === 1 ? 'leads by its Merkle proof' : 'lead by their Merkle proofs'
    return [
      `${counted(this.count, 'chain head')} of the audit trail ${lead} to the root of seal ${seal.number} of ${seal.at} over ${counted(seal.headCount, 'chain')}.`,
    ]
  }

  #takeLine(head) {
    const { root, headCount, number } = this.#manifest.seal
    this.count += 1
    if (!Array.isArray(head.proof) || rootOfProof(head, headCount) !== root)
      throw new Fault(`The Merkle proof of the chain ${head.chain} does not lead to the root of seal ${number}`)
    if (!head.events) return
    if (this.#kept.length < (this.withEvents + 1) * HASH_BYTES) {
      const wider = new Uint8Array(this.#kept.length * 2)
      wider.set(this.#kept)
      this.#kept = wider
    }
    this.#kept.set(leafHash(head), this.withEvents * HASH_BYTES)
    this.withEvents += 1
  }
}
