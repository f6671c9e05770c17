import 'server-only'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { Prisma } from '@/generated/prisma/client'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { MerkleTree } from './merkle-tree'

const IN_ORDER = Prisma.sql`ORDER BY chain COLLATE "C"`

/** Reads the Merkle tree over the heads of all chains in the snapshot. */
export function readMerkleTree(snapshot: Snapshot): Promise<MerkleTree> {
  const heads = snapshot.copy(Prisma.sql`SELECT chain || ' ' || seq || ' ' || hash FROM public.chain_head ${IN_ORDER}`)
  return MerkleTree.of(createInterface({ input: heads, crlfDelay: Number.POSITIVE_INFINITY }))
}

/**
 * Reads the heads of the organisation's chain and of the selected chains, each with its proof: one JSON object per
 * line. `events` is true when the events of the chain are in the package (audit-events.ts). `counted` is called with
 * the number of heads.
 */
export function chainHeadLines(
  snapshot: Snapshot,
  tree: MerkleTree,
  chains: Prisma.Sql,
  counted: (count: number) => void,
): Readable {
  const heads = snapshot.copy(
    Prisma.sql`
      SELECT place, heads.chain, seq, hash, given.chain IS NOT NULL
      FROM (SELECT chain, seq, hash, row_number() OVER (${IN_ORDER}) - 1 AS place FROM public.chain_head) AS heads
      LEFT JOIN (${chains}) AS given(chain) ON given.chain = heads.chain
      WHERE heads.chain = 'organisation' OR given.chain IS NOT NULL
      ORDER BY place`,
  )
  async function* lines() {
    let count = 0
    for await (const line of createInterface({ input: heads, crlfDelay: Number.POSITIVE_INFINITY })) {
      const [place = '', chain = '', seq = '', hash = '', given] = line.split('\t')
      const index = Number(place)
      count += 1
      const head = { chain, seq: Number(seq), hash, events: given === 't', index, proof: tree.proof(index) }
      yield Buffer.from(`${JSON.stringify(head)}\n`)
    }
    counted(count)
  }
  return Readable.from(lines())
}
