import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { ChainPlaces } from './chain-places'
import { ChainWalk, HEAD_SEQ } from './chain-walk'
import { EVENT_COLUMNS } from './copied-event'
import type { ChainFault } from './verify-chain'

/**
 * What a verification found. `faults` holds the first event that does not fit, of each chain that has one, up to
 * twenty.
 */
export type Verification = {
  verifiedAt: Date
  durationMilliseconds: number
  chainCount: number
  eventCount: number
  faultCount: number
  faults: ChainFault[]
}

/**
 * More chains than this are walked through in order, one after the other, which takes twice as long and more: with the
 * places of so many in mind the process grows by some 80 MB.
 */
const CHAINS_IN_MIND = 500_000

const EVENTS = Prisma.sql`SELECT ${EVENT_COLUMNS} FROM audit_event`
const HEADS = Prisma.sql`SELECT chain, seq, hash FROM chain_head`

/** The events of chains in order, and behind the events of each its head; of all chains, or of some. */
function eventsAndHeads(chains: readonly string[] | null): Prisma.Sql {
  const among = chains ? Prisma.sql`WHERE chain = ANY (${chains})` : Prisma.empty
  return Prisma.sql`
    SELECT * FROM (
      SELECT ${EVENT_COLUMNS} FROM audit_event ${among}
      UNION ALL SELECT NULL, chain, NULL, NULL, NULL, NULL, seq::text, NULL, NULL, NULL, NULL, NULL, ${Prisma.raw(String(HEAD_SEQ))}, hash FROM chain_head ${among}
    ) AS rows ORDER BY chain, seq`
}

/**
 * In one process, so that the pages keep the other processors, and from the beginning of the table. A sort takes half
 * of what following an index from one event to the next does, given room.
 */
const SETTINGS = Prisma.sql`SELECT set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('synchronize_seqscans', 'off', true)`

/**
 * Recomputes every hash of every chain in the database and compares the ends with the heads in company_year and
 * audit_chain. Reads one snapshot as a stream, in memory that depends on the number of chains and has a limit; entries
 * made meanwhile neither wait nor disturb. Changes nothing.
 */
export async function verifyAllChains(chainsInMind = CHAINS_IN_MIND): Promise<Verification> {
  const startedAt = performance.now()
  const snapshot = await openSnapshot(null)
  let whole = false
  try {
    await snapshot.query(SETTINGS)
    const { rows } = await snapshot.query<{ count: number }>(Prisma.sql`SELECT count(*)::int AS count FROM chain_head`)
    const count = rows[0]?.count ?? 0
    const found = count > chainsInMind ? await inOrder(snapshot, null) : await inAnyOrder(snapshot, count)
    whole = true
    return { ...found, verifiedAt: new Date(), durationMilliseconds: Math.round(performance.now() - startedAt) }
  } finally {
    await snapshot.close(!whole)
  }
}

type Found = Omit<Verification, 'verifiedAt' | 'durationMilliseconds'>

/** Reads the events as they lie, and once more in order the chains that are doubtful then. */
async function inAnyOrder(snapshot: Snapshot, count: number): Promise<Found> {
  const places = new ChainPlaces(count)
  await snapshot.rows(EVENTS, (row) => places.take(row))
  await snapshot.rows(HEADS, (row) => places.takeHead(row))
  const { chainCount, eventCount, doubtful } = places
  if (doubtful.length === 0) return { chainCount, eventCount, faultCount: 0, faults: [] }
  return { ...(await inOrder(snapshot, doubtful)), chainCount, eventCount }
}

async function inOrder(snapshot: Snapshot, chains: readonly string[] | null): Promise<Found> {
  const walk = new ChainWalk()
  await snapshot.rows(eventsAndHeads(chains), (row) => walk.take(row))
  walk.end()
  const { chainCount, eventCount, faultCount, faults } = walk
  return { chainCount, eventCount, faultCount, faults }
}
