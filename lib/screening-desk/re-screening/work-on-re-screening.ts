import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { isWorse } from '@/lib/compliance/screening/outcomes'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { storedVerdict } from '@/lib/compliance/screening/stored-verdict'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { RunningJob } from '@/lib/queue/job-handler'
import { foldedDestination } from '@/lib/records/record-screening/folded-destination'
import { screenAs } from '@/lib/records/record-screening/record-texts'
import type { StoredDestination } from './destination-source'
import { DESTINATION_SOURCES } from './sources'

/** Rows per transaction. A batch takes some tens of milliseconds, then others have their turn. */
const BATCH = 500
const BREATH_MILLISECONDS = 25

type Run = { id: string; source: string; afterKey: string }
type Screen = typeof screenDestination

/** Options of the work; tests bring an engine of another version. */
export type WorkOptions = { screen?: Screen; batchSize?: number }

/**
 * Works on a run until it is finished, batch by batch: each batch commits its new cases, the counts and the position of
 * the run together, so that a kill loses at most one batch, which is repeated. Stops when its job is lost.
 */
export async function workOnReScreening(job: RunningJob, options: WorkOptions = {}): Promise<void> {
  const { screen = screenDestination, batchSize = BATCH } = options
  for (let done = 0; !job.signal.aborted; ) {
    const run = await unfinishedRun(job.subject)
    if (!run) return
    const { stored, source, isLast } = await readBatch(run, batchSize)
    const isStored = await storeBatch(job, run, screenBatch(stored, screen), stored, source, isLast)
    if (!isStored || isLast) return
    done += stored.length
    job.report({ done, total: null })
    await pause(BREATH_MILLISECONDS)
  }
}

const unfinishedRun = (id: string): Promise<Run | null> =>
  db.reScreening.findFirst({ where: { id, finishedAt: null }, select: { id: true, source: true, afterKey: true } })

/** The next rows of the current source, or of the one after it; the last batch may be empty. */
async function readBatch({ source, afterKey }: Run, limit: number) {
  const at = Math.max(
    0,
    DESTINATION_SOURCES.findIndex(({ name }) => name === source),
  )
  for (const [offset, candidate] of DESTINATION_SOURCES.slice(at).entries()) {
    const from = offset === 0 ? afterKey : ''
    const stored = await candidate.nextBatch(from, limit)
    if (stored.length > 0) return { stored, source: candidate.name, isLast: false }
  }
  return { stored: [], source, isLast: true }
}

/**
 * The engine's current result. Worse than the stored one is a hit; better changes nothing, because nothing is released
 * automatically.
 */
function screenBatch(stored: readonly StoredDestination[], screen: Screen) {
  const counts = { clear: 0, review: 0, blocked: 0 }
  const hits: object[] = []
  for (const { key: _key, kind, lists, outcome: before, ...one } of stored) {
    const verdict = screenAs(kind, one.destination, (destination) => screen(destination, lists))
    counts[verdict.outcome] += 1
    if (!isWorse(verdict.outcome, before)) continue
    hits.push({
      ...one,
      before,
      outcome: verdict.outcome,
      verdict: storedVerdict(verdict),
      folded: foldedDestination(one.destination),
    })
  }
  return { counts, hits }
}

/** False when the job is lost: nothing was written in that case. */
async function storeBatch(
  { jobId, lease }: RunningJob,
  run: Run,
  { counts, hits }: ReturnType<typeof screenBatch>,
  stored: readonly StoredDestination[],
  source: string,
  isLast: boolean,
): Promise<boolean> {
  const batch = jsonb({
    ...{ id: run.id, jobId, lease, fromSource: run.source, fromKey: run.afterKey },
    toSource: source,
    toKey: stored.at(-1)?.key ?? run.afterKey,
    count: stored.length,
    ...counts,
    hits,
    finished: isLast,
  })
  return callFunction(db, Prisma.sql`store_re_screened(${batch})`, z.boolean())
}
