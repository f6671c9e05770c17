import 'server-only'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { Prisma } from '@/generated/prisma/client'
import type { Snapshot } from '../copy-stream'
import { MerkleTree } from './merkle-tree'

const IN_ORDER = Prisma.sql`ORDER BY chain COLLATE "C"`

/** The tree over the heads of all chains that the snapshot sees. */
export function readMerkleTree(snapshot: Snapshot): Promise<MerkleTree> {
  const heads = snapshot.copy(Prisma.sql`SELECT chain || ' ' || seq || ' ' || hash FROM chain_head ${IN_ORDER}`)
  return MerkleTree.of(createInterface({ input: heads, crlfDelay: Number.POSITIVE_INFINITY }))
}

/** The heads of the chains that `chains` selects, each with its proof: one JSON object a line. `counted` hears how many there were. */
export function chainHeadLines(
  snapshot: Snapshot,
  tree: MerkleTree,
  chains: Prisma.Sql,
  counted: (count: number) => void,
): Readable {
  const heads = snapshot.copy(
    Prisma.sql`SELECT place, chain, seq, hash FROM (SELECT chain, seq, hash, row_number() OVER (${IN_ORDER}) - 1 AS place FROM chain_head) AS numbered
      WHERE chain IN (${chains}) ORDER BY place`,
  )
  async function* lines() {
    let count = 0
    for await (const line of createInterface({ input: heads, crlfDelay: Number.POSITIVE_INFINITY })) {
      const [place = '', chain = '', seq = '', hash = ''] = line.split('\t')
      count += 1
      const head = { chain, seq: Number(seq), hash, index: Number(place), proof: tree.proof(Number(place)) }
      yield Buffer.from(`${JSON.stringify(head)}\n`)
    }
    counted(count)
  }
  return Readable.from(lines())
}
