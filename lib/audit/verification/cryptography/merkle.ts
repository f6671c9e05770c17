// The Merkle tree over the heads of all chains, as RFC 6962 builds it: a leaf is hashed with a zero byte before it, a
// node with a one, so that neither can be taken for the other. The odd last hash of a level moves up unchanged, which
// gives the same tree.
import { type Cryptography, sha256 } from './cryptography'
import { bytesOfHex, hexOf } from './hex'

/** The last event of a chain: its number and its hash. */
export type ChainHead = { chain: string; seq: number; hash: string }
/** `index` is the position of the leaf, from 0; `proof` has the hashes from the leaf up. */
export type ProvenHead = ChainHead & { index: number; proof: string[] }

const text = new TextEncoder()

/** What is hashed for one head: `<chain> <number> <hash>` in UTF-8, after a zero byte. */
export const leafBytes = ({ chain, seq, hash }: ChainHead): Uint8Array => text.encode(`\0${chain} ${seq} ${hash}`)

/** The hash of one head. */
export const leafHash = (cryptography: Cryptography, head: ChainHead): Uint8Array =>
  sha256(cryptography, leafBytes(head))

function nodeHash(cryptography: Cryptography, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return sha256(cryptography, bytes)
}

/**
 * The root that a head's proof leads to, in hexadecimal digits, or null when the proof has too few or too many hashes
 * for its position.
 */
export function rootOfProof(cryptography: Cryptography, head: ProvenHead, leafCount: number): string | null {
  let hash = leafHash(cryptography, head)
  let [index, width, used] = [head.index, leafCount, 0]
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafCount) return null
  for (; width > 1; index = Math.floor(index / 2), width = Math.ceil(width / 2)) {
    // The odd last hash of a level has no neighbour.
    if (index === width - 1 && width % 2 === 1) continue
    const sibling = head.proof[used]
    if (sibling === undefined || !/^[0-9a-f]{64}$/.test(sibling)) return null
    used += 1
    hash =
      index % 2 === 0
        ? nodeHash(cryptography, hash, bytesOfHex(sibling))
        : nodeHash(cryptography, bytesOfHex(sibling), hash)
  }
  return used === head.proof.length ? hexOf(hash) : null
}
