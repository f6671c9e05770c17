import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot } from '@/lib/exports/copy-stream'
import { copiedLines } from '@/lib/exports/copy-text'
import { ChainWalk, HEAD_SEQ } from './chain-walk'
import type { ChainFault } from './verify-chain'

/** What a verification found. `faults` holds the first event that does not fit, of each chain that has one, up to twenty. */
export type Verification = {
  verifiedAt: Date
  durationMilliseconds: number
  chainCount: number
  eventCount: number
  faultCount: number
  faults: ChainFault[]
}

/** Every event of every chain in order, and behind the events of a chain its head. */
const EVENTS_AND_HEADS = Prisma.sql`
  SELECT * FROM (
    SELECT chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, before, after, reason, previous_hash, hash FROM audit_event
    UNION ALL SELECT chain, ${Prisma.raw(String(HEAD_SEQ))}, NULL, NULL, NULL, NULL, seq::text, NULL, NULL, NULL, NULL, NULL, NULL, hash FROM chain_head
  ) AS rows ORDER BY chain, seq`

/** The events of a chain lie scattered over the years: to sort them all takes half of what following the index from one to the next does, given room. In one process: the pages keep the other processors. */
const ROOM_TO_SORT = Prisma.sql`SELECT set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true)`

/**
 * Recomputes every hash of every chain in the database and compares the ends with the heads in company_year and audit_chain. Reads one snapshot as a
 * stream, so that memory stays constant and entries made meanwhile neither wait nor disturb. Changes nothing.
 */
export async function verifyAllChains(): Promise<Verification> {
  const startedAt = performance.now()
  const walk = new ChainWalk()
  const snapshot = await openSnapshot(null)
  let whole = false
  try {
    await snapshot.query(ROOM_TO_SORT)
    for await (const lines of copiedLines(snapshot.copy(EVENTS_AND_HEADS))) for (const line of lines) walk.take(line)
    walk.end()
    whole = true
  } finally {
    await snapshot.close(!whole)
  }
  const { chainCount, eventCount, faultCount, faults } = walk
  const durationMilliseconds = Math.round(performance.now() - startedAt)
  return { verifiedAt: new Date(), durationMilliseconds, chainCount, eventCount, faultCount, faults }
}
