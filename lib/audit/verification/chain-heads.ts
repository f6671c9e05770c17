// The heads of the audit chains in a package: each leads by its Merkle proof to the root of the seal.
import type { Cryptography } from './cryptography/cryptography'
import { type ChainHead, leafHash, type ProvenHead, rootOfProof } from './cryptography/merkle'
import { Fault } from './fault'
import { formatCount, formatNumber } from './format-count'
import type { Manifest } from './manifest'
import { Lines } from './rows/lines'

export const CHAIN_HEADS = 'chain-heads.jsonl'
const HASH_BYTES = 32

/** Reads the heads and holds 32 bytes of each chain whose events are in the package, in the order of the file. */
export class ChainHeads {
  count = 0
  /** How many chains have their events in the package. */
  withEvents = 0
  readonly #cryptography: Cryptography
  readonly #manifest: Manifest
  #leaves = new Uint8Array(1024 * HASH_BYTES)
  #lines = new Lines((line) => this.#takeLine(JSON.parse(line)))

  constructor(cryptography: Cryptography, manifest: Manifest) {
    this.#cryptography = cryptography
    this.#manifest = manifest
  }

  take(bytes: Uint8Array): void {
    this.#lines.take(bytes)
  }

  /** Whether this is the head of the chain at this position, from 0, among those with events. */
  isHead(position: number, head: ChainHead): boolean {
    if (position >= this.withEvents) return false
    const leaf = leafHash(this.#cryptography, head)
    return leaf.every((byte, at) => byte === this.#leaves[position * HASH_BYTES + at])
  }

  /** Returns descriptions of what was checked and passed. Throws a Fault otherwise. */
  end(): string[] {
    this.#lines.end()
    const { chainHeadCount, seal } = this.#manifest
    if (this.count !== chainHeadCount)
      throw new Fault(
        `${CHAIN_HEADS} has ${formatCount(this.count, 'head')}, the manifest states ${formatNumber(chainHeadCount)}`,
      )
    const lead = this.count === 1 ? 'leads by its Merkle proof' : 'lead by their Merkle proofs'
    return [
      `${formatCount(this.count, 'chain head')} of the audit trail ${lead} to the root of seal ${seal.number} ` +
        `of ${seal.at} over ${formatCount(seal.headCount, 'chain')}.`,
    ]
  }

  #takeLine(head: ProvenHead & { events: boolean }): void {
    const { root, headCount, number } = this.#manifest.seal
    this.count += 1
    if (!Array.isArray(head.proof) || rootOfProof(this.#cryptography, head, headCount) !== root)
      throw new Fault(`The Merkle proof of the chain ${head.chain} does not lead to the root of seal ${number}`)
    if (!head.events) return
    if (this.#leaves.length < (this.withEvents + 1) * HASH_BYTES) {
      const wider = new Uint8Array(this.#leaves.length * 2)
      wider.set(this.#leaves)
      this.#leaves = wider
    }
    this.#leaves.set(leafHash(this.#cryptography, head), this.withEvents * HASH_BYTES)
    this.withEvents += 1
  }
}
