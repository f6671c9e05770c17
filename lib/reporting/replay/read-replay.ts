import 'server-only'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import type { RulePolicies } from '@/lib/compliance/rules/policies'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { largest } from './largest'
import { environmentOf, PLACES_VERSION } from './law-of-reading'
import { type PreparedReplay, prepareReplay } from './prepare-replay'
import { type ReplayedDecision, replayDecisions } from './replay-decisions'
import type { ReplayParams } from './replay-params'
import { addToTotals, emptyTotals, type ReplayTotals } from './replay-totals'

/** The result of a replay, for a page. */
export type Replay = PreparedReplay & {
  /** The versions that the decisions were made again with. */
  versions: { rules: string; places: string; law: string }
  policies: RulePolicies
  totals: ReplayTotals
  /** The largest differences by dollars. */
  rows: ReplayedDecision[]
  /** False when there are more decisions than a page reads; the file has them all. */
  isComplete: boolean
}

/** The most decisions of a page, so that it takes a few seconds at most. */
const MOST_ON_A_PAGE = 2_000
/** Rows on the page; the file has them all. */
const ROWS_SHOWN = 100

/**
 * Makes the decisions of a scope again and returns what would differ, in US cents. Nothing is changed: everything is
 * read from one read-only snapshot. Refuses what prepareReplay refuses.
 */
export async function readReplay(
  actor: Actor,
  params: ReplayParams,
  { most = MOST_ON_A_PAGE }: { most?: number } = {},
): Promise<Result<Replay>> {
  const prepared = await prepareReplay(actor, params)
  if (!prepared.ok) return prepared
  const { scope, reading } = prepared.value
  const snapshot = await openSnapshot(null)
  let failed = true
  try {
    const environment = await environmentOf(snapshot, reading)
    const totals = emptyTotals()
    const rows = largest(ROWS_SHOWN)
    let isComplete = true
    for await (const decision of replayDecisions(snapshot, { scope, environment, against: 'stored' })) {
      if (totals.asked === most) {
        isComplete = false
        break
      }
      addToTotals(totals, decision.result)
      rows.offer(decision)
    }
    failed = false
    const versions = { rules: RULES_VERSION, places: PLACES_VERSION, law: environment.law.version }
    return ok({
      ...prepared.value,
      reading: environment.reading,
      versions,
      policies: environment.policies,
      totals,
      rows: rows.sorted(),
      isComplete,
    })
  } finally {
    await snapshot.close(failed)
  }
}
