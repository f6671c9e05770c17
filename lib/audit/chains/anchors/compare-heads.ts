import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { textOf } from '@/lib/database/copied-rows'

/** A head of a chain that was remembered elsewhere. */
export type RememberedHead = { chain: string; seq: number; hash: string }

/** A remembered head that is not on its chain now; `isGone` when the chain has no event of that number. */
export type HeadDifference<Head extends RememberedHead> = { head: Head; isGone: boolean }

/**
 * Compares remembered heads with the events of a snapshot: the event of that number has to have that hash. Returns
 * those that differ, in the order given.
 */
export async function differingHeads<Head extends RememberedHead>(
  snapshot: Pick<Snapshot, 'rows'>,
  heads: readonly Head[],
): Promise<HeadDifference<Head>[]> {
  if (heads.length === 0) return []
  const chains = heads.map(({ chain }) => chain)
  const numbers = heads.map(({ seq }) => seq)
  const hashes = heads.map(({ hash }) => hash)
  const differing: HeadDifference<Head>[] = []
  await snapshot.rows(
    Prisma.sql`
      SELECT place::int, CASE WHEN e.hash IS NULL THEN '' ELSE e.hash END
      FROM unnest(${chains}::text[], ${numbers}::int[], ${hashes}::text[]) WITH ORDINALITY
          AS given(chain, seq, hash, place)
        LEFT JOIN audit_event AS e ON e.chain = given.chain AND e.seq = given.seq
      WHERE e.hash IS DISTINCT FROM given.hash ORDER BY place`,
    (row) => {
      const head = heads[row.view.getInt32(row.starts[0] ?? 0) - 1]
      if (head) differing.push({ head, isGone: textOf(row, 1) === '' })
    },
  )
  return differing
}
