import { createHash } from 'node:crypto'

const HASH_BYTES = 32

/** The Merkle tree over all chain heads (lib/audit/verification/cryptography/merkle.ts): 64 bytes of memory a head. */
export class MerkleTree {
  #levels: Buffer[] = []

  /** `leaves` are the texts of the heads, `<chain> <position> <hash>`, in the order of their chains' bytes. */
  static async of(leaves: AsyncIterable<string>): Promise<MerkleTree> {
    const hashes: Buffer[] = []
    for await (const leaf of leaves) hashes.push(createHash('sha256').update('\0').update(leaf).digest())
    const tree = new MerkleTree()
    let level = Buffer.concat(hashes)
    tree.#levels.push(level)
    while (level.length > HASH_BYTES) {
      level = levelAbove(level)
      tree.#levels.push(level)
    }
    return tree
  }

  get root(): string {
    return this.#levels.at(-1)?.toString('hex') ?? ''
  }

  /** The hashes that prove a leaf, from the leaf up to the root. */
  proof(index: number): string[] {
    return this.#levels.slice(0, -1).flatMap((level, height) => {
      const at = ((index >> height) ^ 1) * HASH_BYTES
      return at < level.length ? [level.subarray(at, at + HASH_BYTES).toString('hex')] : []
    })
  }
}

function levelAbove(level: Buffer): Buffer<ArrayBuffer> {
  const nodes: Buffer[] = []
  for (let at = 0; at < level.length; at += 2 * HASH_BYTES) {
    const pair = level.subarray(at, at + 2 * HASH_BYTES)
    nodes.push(pair.length > HASH_BYTES ? createHash('sha256').update('\x01').update(pair).digest() : pair)
  }
  return Buffer.concat(nodes)
}
