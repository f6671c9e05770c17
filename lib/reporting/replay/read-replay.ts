import 'server-only'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import type { RulePolicies } from '@/lib/compliance/rules/policies'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { done, type Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { largest } from './largest'
import { environmentOf, PLACES_VERSION } from './law-of-reading'
import { type PreparedReplay, prepareReplay } from './prepare-replay'
import { type ReplayedDecision, replayDecisions } from './replay-decisions'
import type { ReplayParams } from './replay-params'
import { addToTotals, emptyTotals, type ReplayTotals } from './replay-totals'

/** What a replay came to, for a page. */
export type Replay = PreparedReplay & {
  /** What the decisions were made again under. */
  versions: { rules: string; places: string; law: string }
  policies: RulePolicies
  totals: ReplayTotals
  /** The largest differences by dollars. */
  rows: ReplayedDecision[]
  /** False when there are more decisions than a page reads; the file has them all. */
  isComplete: boolean
}

/** What a page waits for at most: a few seconds. */
const MOST_ON_A_PAGE = 2_000
/** Rows on the page; the file has them all. */
const ROWS_SHOWN = 100

/**
 * Decides again what the address asks about and says what would differ, in dollars. Nothing is changed: everything is
 * read from one read-only snapshot. Refuses as prepareReplay does.
 */
export async function readReplay(
  actor: Actor,
  params: ReplayParams,
  { most = MOST_ON_A_PAGE }: { most?: number } = {},
): Promise<Outcome<Replay>> {
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
    return done({
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
