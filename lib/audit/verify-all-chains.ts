import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/db'
import type { Transaction } from './audited'
import {
  type ChainEvent,
  type ChainFault,
  type ChainHead,
  type ChainPlace,
  chainBeginning,
  verifyEvent,
  verifyHead,
} from './verify-chain'

/** What a verification found. `faults` holds the first event that does not fit, of each chain that has one, up to FAULTS_NAMED. */
export type Verification = {
  verifiedAt: Date
  durationMilliseconds: number
  chainCount: number
  eventCount: number
  faultCount: number
  faults: ChainFault[]
}

/** A broken ledger is named by its first faults; the count says how many chains have one. */
const FAULTS_NAMED = 20
const EVENTS_PER_BATCH = 5000
const LONGEST_MILLISECONDS = 600_000

/**
 * Recomputes every hash of every chain in the database and compares the ends with the heads in company_year and audit_chain. Reads one snapshot in
 * batches, so that memory stays constant and entries made meanwhile neither wait nor disturb. Changes nothing.
 */
export async function verifyAllChains(eventsPerBatch = EVENTS_PER_BATCH): Promise<Verification> {
  const startedAt = performance.now()
  const found = await db.$transaction((snapshot) => verifySnapshot(snapshot, eventsPerBatch), {
    isolationLevel: 'RepeatableRead',
    timeout: LONGEST_MILLISECONDS,
    maxWait: 10_000,
  })
  return {
    verifiedAt: new Date(),
    durationMilliseconds: Math.round(performance.now() - startedAt),
    ...found,
    faultCount: found.faults.length,
    faults: found.faults.slice(0, FAULTS_NAMED),
  }
}

async function verifySnapshot(snapshot: Transaction, eventsPerBatch: number) {
  const faults: ChainFault[] = []
  let place: ChainPlace | null = null
  let [chainCount, eventCount, after] = [0, 0, { chain: '', seq: 0 }]
  for (;;) {
    const events = await eventsAfter(snapshot, after, eventsPerBatch)
    const ended: ChainPlace[] = []
    for (const event of events) {
      if (event.chain !== after.chain) {
        if (place) ended.push(place)
        place = chainBeginning(event.chain)
        chainCount += 1
      }
      after = { chain: event.chain, seq: event.seq }
      eventCount += 1
      // After its first fault a chain proves nothing more.
      if (!place) continue
      const result = verifyEvent(place, event)
      if ('fault' in result) faults.push(result.fault)
      place = 'fault' in result ? null : result.place
    }
    const isLast = events.length < eventsPerBatch
    if (isLast && place) ended.push(place)
    faults.push(...(await faultsOfEnds(snapshot, ended)))
    if (isLast) break
  }
  faults.push(...(await headsWithoutEvents(snapshot)))
  return { chainCount, eventCount, faults }
}

const eventsAfter = (snapshot: Transaction, after: { chain: string; seq: number }, count: number) =>
  snapshot.$queryRaw<ChainEvent[]>`
    SELECT chain, seq, at, actor_id AS "actorId", verb, target_kind AS "targetKind", target_id AS "targetId", target_name AS "targetName",
      company_id AS "companyId", before, after, reason, previous_hash AS "previousHash", hash
    FROM audit_event WHERE (chain, seq) > (${after.chain}, ${after.seq}) ORDER BY chain, seq LIMIT ${count}`

// A chain named `company:<id>:<year>` has its head in company_year, every other one in audit_chain.
const COMPANY_YEAR_HEADS = Prisma.sql`SELECT 'company:' || company_id || ':' || year AS chain, head_seq, head_hash FROM company_year`

async function faultsOfEnds(snapshot: Transaction, ended: readonly ChainPlace[]): Promise<ChainFault[]> {
  if (ended.length === 0) return []
  const names = ended.map(({ chain }) => chain)
  const companyIds = names.flatMap((name) => /^company:([0-9a-f-]{36}):\d+$/.exec(name)?.[1] ?? [])
  const heads = await snapshot.$queryRaw<ChainHead[]>`
    SELECT chain, head_seq AS "headSeq", head_hash AS "headHash" FROM (
      SELECT chain, head_seq, head_hash FROM audit_chain WHERE chain = ANY(${names}::text[])
      UNION ALL ${COMPANY_YEAR_HEADS} WHERE company_id = ANY(${companyIds}::uuid[])
    ) AS heads WHERE chain = ANY(${names}::text[])`
  const byChain = new Map(heads.map((head) => [head.chain, head]))
  return ended.flatMap((place) => verifyHead(place, byChain.get(place.chain) ?? null) ?? [])
}

async function headsWithoutEvents(snapshot: Transaction): Promise<ChainFault[]> {
  const heads = await snapshot.$queryRaw<ChainHead[]>`
    SELECT chain, head_seq AS "headSeq", head_hash AS "headHash"
    FROM (SELECT chain, head_seq, head_hash FROM audit_chain UNION ALL ${COMPANY_YEAR_HEADS}) AS heads
    WHERE NOT EXISTS (SELECT FROM audit_event WHERE audit_event.chain = heads.chain) AND head_seq > 0 ORDER BY chain`
  return heads.flatMap((head) => verifyHead(chainBeginning(head.chain), head) ?? [])
}
