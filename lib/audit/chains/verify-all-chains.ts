import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { EVENT_COLUMNS } from '@/lib/audit/events/copied-event'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { ChainPositions } from './chain-positions'
import { ChainWalk, HEAD_SEQ } from './chain-walk'
import type { ChainFault } from './verify-chain'

/**
 * The result of a verification. `faults` holds the first fault of each chain that has one, at most twenty.
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
 * More chains than this are read in order, one after the other, which takes at least twice as long: the positions of so
 * many take about 80 MB of memory.
 */
const CHAINS_IN_MEMORY = 500_000

const EVENTS = Prisma.sql`SELECT ${EVENT_COLUMNS} FROM audit_event`
const HEADS = Prisma.sql`SELECT chain, seq, hash FROM chain_head`

/** The events of chains in order, and after the events of each chain its head; of all chains, or of some. */
function eventsAndHeads(chains: readonly string[] | null): Prisma.Sql {
  const among = chains ? Prisma.sql`WHERE chain = ANY (${chains})` : Prisma.empty
  return Prisma.sql`
    SELECT * FROM (
      SELECT ${EVENT_COLUMNS} FROM audit_event ${among}
      UNION ALL SELECT NULL, chain, NULL, NULL, NULL, NULL, seq::text, NULL, NULL, NULL, NULL, NULL,
        ${Prisma.raw(String(HEAD_SEQ))}, hash
      FROM chain_head ${among}
    ) AS rows ORDER BY chain, seq`
}

/**
 * In one process, so that the pages have the other processors, and from the beginning of the table. A sort takes half
 * as long as following an index from one event to the next, given enough memory.
 */
const SETTINGS = Prisma.sql`
  SELECT set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('synchronize_seqscans', 'off', true)`

/**
 * Recomputes every hash of every chain in the database and compares the ends with the heads in company_year and
 * audit_chain. Reads one snapshot as a stream, in memory that grows with the number of chains up to a limit. Entries
 * recorded meanwhile neither wait nor interfere. Changes nothing.
 */
export async function verifyAllChains(chainLimit = CHAINS_IN_MEMORY): Promise<Verification> {
  const startedAt = performance.now()
  const snapshot = await openSnapshot(null)
  let finished = false
  try {
    await snapshot.query(SETTINGS)
    const { rows } = await snapshot.query<{ count: number }>(Prisma.sql`SELECT count(*)::int AS count FROM chain_head`)
    const count = rows[0]?.count ?? 0
    const found = count > chainLimit ? await inOrder(snapshot, null) : await inAnyOrder(snapshot, count)
    finished = true
    return { ...found, verifiedAt: new Date(), durationMilliseconds: Math.round(performance.now() - startedAt) }
  } finally {
    await snapshot.close(!finished)
  }
}

type Found = Omit<Verification, 'verifiedAt' | 'durationMilliseconds'>

/** Reads the events in the order of the table, and then the doubtful chains again in their own order. */
async function inAnyOrder(snapshot: Snapshot, count: number): Promise<Found> {
  const positions = new ChainPositions(count)
  await snapshot.rows(EVENTS, (row) => positions.take(row))
  await snapshot.rows(HEADS, (row) => positions.takeHead(row))
  const { chainCount, eventCount, doubtful } = positions
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
