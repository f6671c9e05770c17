import 'server-only'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { textOf } from '@/lib/database/copied-rows'
import { headsThatDiffer, type RememberedHead } from './heads-that-differ'

/** A remembered head that is not on its chain now; `isGone` when the chain has no event of that number. */
export type HeadDifference<Head extends RememberedHead> = { head: Head; isGone: boolean }

/** Compares remembered heads with the events of a snapshot. Returns those that differ, in the order given. */
export async function differingHeads<Head extends RememberedHead>(
  snapshot: Pick<Snapshot, 'rows'>,
  heads: readonly Head[],
): Promise<HeadDifference<Head>[]> {
  if (heads.length === 0) return []
  const differing: HeadDifference<Head>[] = []
  await snapshot.rows(headsThatDiffer(heads), (row) => {
    const head = heads[row.view.getInt32(row.starts[0] ?? 0) - 1]
    if (head) differing.push({ head, isGone: textOf(row, 1) === '' })
  })
  return differing
}
