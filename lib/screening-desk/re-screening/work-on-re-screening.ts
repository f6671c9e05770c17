import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { ENGINE_VERSIONS, type EngineVersions } from '@/lib/compliance/screening/engine-versions'
import { isWorse } from '@/lib/compliance/screening/outcomes'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import { db } from '@/lib/database/db'
import { foldedDestination } from '@/lib/records/record-screening/folded-destination'
import { screenAs } from '@/lib/records/record-screening/record-texts'
import type { StoredDestination } from './destination-source'
import { DESTINATION_SOURCES } from './sources'

/** Rows of one transaction. A batch is screened in some tens of milliseconds, then others have their turn. */
const BATCH = 500
const BREATH_MILLISECONDS = 25

type Run = { id: string; source: string; afterKey: string }
type Screen = typeof screenDestination

/** How the work is done; the tests bring an engine of another version, and stop in the middle. */
export type WorkOptions = {
  holder: string
  versions?: EngineVersions
  screen?: Screen
  batchSize?: number
  signal?: AbortSignal
}

/**
 * Works on the run under way until it is finished, batch by batch: each commits its new cases, the counts and the place
 * where it stands together, so that a kill loses at most one batch, which is done again. Answers `idle` when there is
 * no run for this engine or another instance holds it, `stopped` when it was told to stop or lost its lease.
 */
export async function workOnReScreening(options: WorkOptions): Promise<'idle' | 'finished' | 'stopped'> {
  const { holder, versions = ENGINE_VERSIONS, screen = screenDestination, batchSize = BATCH, signal } = options
  let worked = false
  while (!signal?.aborted) {
    const run = await hold(holder, versions)
    if (!run) return worked ? 'finished' : 'idle'
    const { stored, source, isLast } = await readBatch(run, batchSize)
    const kept = await keep(holder, run, screenBatch(stored, screen), stored, source, isLast)
    if (kept === 'lost') return 'stopped'
    worked = true
    await pause(BREATH_MILLISECONDS)
  }
  return 'stopped'
}

async function hold(holder: string, versions: EngineVersions): Promise<Run | null> {
  const given = JSON.stringify({ holder, ...versions })
  const [row] = await db.$queryRaw<{ run: Run | null }[]>`SELECT hold_re_screening(${given}::jsonb) AS run`
  return row?.run ?? null
}

/** The next rows of the source under way, or of the one after it; the last batch may be empty. */
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
 * What the engine says now. Worse than what was stored is a hit; better changes nothing, because nothing is released by
 * itself.
 */
function screenBatch(stored: readonly StoredDestination[], screen: Screen) {
  const counts = { clear: 0, review: 0, blocked: 0 }
  const hits: object[] = []
  for (const { key: _key, kind, lists, outcome: before, ...one } of stored) {
    const verdict = screenAs(kind, one.destination, (destination) => screen(destination, lists))
    counts[verdict.outcome] += 1
    if (!isWorse(verdict.outcome, before)) continue
    hits.push({ ...one, before, outcome: verdict.outcome, verdict, folded: foldedDestination(one.destination) })
  }
  return { counts, hits }
}

async function keep(
  holder: string,
  run: Run,
  { counts, hits }: ReturnType<typeof screenBatch>,
  stored: readonly StoredDestination[],
  source: string,
  isLast: boolean,
): Promise<'kept' | 'lost'> {
  const batch = JSON.stringify({
    id: run.id,
    holder,
    fromSource: run.source,
    fromKey: run.afterKey,
    toSource: source,
    toKey: stored.at(-1)?.key ?? run.afterKey,
    count: stored.length,
    ...counts,
    hits,
    finished: isLast,
  })
  const [row] = await db.$queryRaw<{ answer: 'kept' | 'lost' }[]>`SELECT keep_re_screened(${batch}::jsonb) AS answer`
  return row?.answer ?? 'lost'
}
