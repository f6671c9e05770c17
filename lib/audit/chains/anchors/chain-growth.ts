import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { type ChainPosition, chainBeginning, verifyEvent } from '@/lib/audit/chains/verify-chain'
import { EVENT_COLUMNS, toChainEvent } from '@/lib/audit/events/copied-event'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { textOf } from '@/lib/database/copied-rows'
import type { AnchoredHead } from './write-anchor-file'

/** The chains that grew since they were anchored, and how many have lost what was anchored of them. */
export type Growth = { headCount: number; grown: Map<string, AnchoredHead>; lostCount: number }

const HEADS = Prisma.sql`SELECT chain, seq, hash FROM chain_head`
const CHAINS_AT_ONCE = 500

/**
 * Compares the heads of all chains with those that are anchored. A chain has grown when its new events continue the
 * anchored head: every one of them is hashed again, so that no anchor is replaced by one of a rewritten chain. With
 * `anchored` null, for the first anchor, the heads are taken as they are.
 */
export async function chainGrowth(
  snapshot: Snapshot,
  anchored: ReadonlyMap<string, AnchoredHead> | null,
): Promise<Growth> {
  const grown = new Map<string, AnchoredHead>()
  let [headCount, presentCount, lostCount] = [0, 0, 0]
  await snapshot.rows(HEADS, (row) => {
    headCount += 1
    const chain = textOf(row, 0) ?? ''
    const head = { seq: row.view.getInt32(row.starts[1] ?? 0), hash: textOf(row, 2) ?? '' }
    const before = anchored?.get(chain)
    if (before) presentCount += 1
    if (before?.seq === head.seq && before.hash === head.hash) return
    if (before && head.seq <= before.seq) lostCount += 1
    else grown.set(chain, head)
  })
  if (!anchored) return { headCount, grown, lostCount }
  const chains = [...grown.keys()]
  for (let from = 0; from < chains.length; from += CHAINS_AT_ONCE) {
    const some = chains.slice(from, from + CHAINS_AT_ONCE)
    const ends = await endsOf(snapshot, some, anchored)
    for (const chain of some) {
      const [end, head] = [ends.get(chain), grown.get(chain)]
      if (end && head && end.seq === head.seq && end.hash === head.hash) continue
      grown.delete(chain)
      lostCount += 1
    }
  }
  return { headCount, grown, lostCount: lostCount + anchored.size - presentCount }
}

/** How far the events after the anchored heads continue them; a chain whose events do not is left out. */
async function endsOf(
  snapshot: Snapshot,
  chains: readonly string[],
  anchored: ReadonlyMap<string, AnchoredHead>,
): Promise<Map<string, ChainPosition>> {
  const ends = new Map(
    chains.map((chain): [string, ChainPosition] => {
      const head = anchored.get(chain)
      return [chain, head ? { chain, ...head } : chainBeginning(chain)]
    }),
  )
  const after = chains.map((chain) => ends.get(chain)?.seq ?? 0)
  const events = Prisma.sql`
    SELECT ${EVENT_COLUMNS} FROM audit_event
      JOIN unnest(${chains}::text[], ${after}::int[]) AS given(name, place) ON chain = name AND seq > place
    ORDER BY chain, seq`
  await snapshot.rows(events, (row) => {
    const event = toChainEvent(row)
    const position = ends.get(event.chain)
    if (!position) return
    const result = verifyEvent(position, event)
    if ('fault' in result) ends.delete(event.chain)
    else ends.set(event.chain, result.position)
  })
  return ends
}
