// The Merkle tree over the heads of all chains, as RFC 6962 builds it: a leaf is hashed behind a zero byte, a node
// behind a one, so that neither can be taken for the other. A level's odd last hash moves up as it is, which is the
// same tree.
import { bytesOfHex, hexOf, sha256 } from './sha256.mjs'

const text = new TextEncoder()

/**
 * What is hashed for one head: `<chain> <place> <hash>`, in UTF-8, behind a zero byte.
 *
 * @param {{ chain: string, seq: number, hash: string }} head
 */
export const leafBytes = ({ chain, seq, hash }) => text.encode(`\0${chain} ${seq} ${hash}`)

/**
 * The hash of one head.
 *
 * @param {{ chain: string, seq: number, hash: string }} head
 */
export const leafHash = (head) => sha256(leafBytes(head))

/** A node's hash from its two children. */
function nodeHash(left, right) {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return sha256(bytes)
}

/**
 * The root to which a head's proof leads, in hexadecimal digits, or null when the proof has too few or too many hashes
 * for its place.
 *
 * @param {{ chain: string, seq: number, hash: string, index: number, proof: string[] }} head `index` counts from 0; `proof` from the leaf up
 * @param {number} leafCount how many heads the tree has
 */
export function rootOfProof(head, leafCount) {
  let hash = leafHash(head)
  let [index, width, used] = [head.index, leafCount, 0]
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafCount) return null
  for (; width > 1; index = Math.floor(index / 2), width = Math.ceil(width / 2)) {
    // The odd last hash of a level has no neighbour.
    if (index === width - 1 && width % 2 === 1) continue
    const sibling = head.proof[used]
    if (sibling === undefined || !/^[0-9a-f]{64}$/.test(sibling)) return null
    used += 1
    hash = index % 2 === 0 ? nodeHash(hash, bytesOfHex(sibling)) : nodeHash(bytesOfHex(sibling), hash)
  }
  return used === head.proof.length ? hexOf(hash) : null
}
