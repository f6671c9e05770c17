import 'server-only'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { organisationClock } from '@/lib/database/organisation-clock'
import { largest } from './largest'
import { environmentOf } from './law-of-reading'
import { PRESENT_READING } from './reading'
import { type ReplayedDecision, replayDecisions } from './replay-decisions'
import { addToTotals, emptyTotals, type ReplayTotals } from './replay-totals'

/**
 * The effect of a proposed change of the law in US cents: `totals.loosened` is what it would allow, `totals.tightened`
 * what it would stop.
 */
export type LawChangeReplay = {
  /** The year whose payments were decided twice; reserved payments of other years were as well. */
  year: number
  /** The law in force that the proposal was compared with. */
  lawVersion: string
  totals: ReplayTotals
  /** The largest differences by amount; `totals` includes all of them. */
  rows: ReplayedDecision[]
  /** False when there were more payments than `most`: the rest was not decided again. */
  isComplete: boolean
}

/** The most decisions read for a page, and the rows it shows. */
const MOST_DECISIONS = 5_000
const ROWS_SHOWN = 20

/**
 * Decides every payment of the current year, and every reserved payment of any year, twice on the same facts: under the
 * law in force, and with the proposed records added as if they were approved now. All differences are therefore effects
 * of the proposal. Blocked attempts of the year are included, because a less strict law might have allowed them;
 * rejected and voided entries are not. Writes nothing. All amounts are US cents.
 *
 * For the person who decides about the proposal: `totals.loosened.cents` is the amount it would allow, `totals.kinds`
 * how (newly clear, newly in review, newly blocked), and `totals.notReplayed` what could not be decided again, with
 * reasons. The records must have passed `lawRecord` (lib/compliance/law/schema.ts); whether the version is the next one
 * is not checked here. With more than `most` payments `isComplete` is false.
 */
export async function replayLawChange(
  proposed: readonly LawRecord[],
  { most = MOST_DECISIONS, rowsShown = ROWS_SHOWN }: { most?: number; rowsShown?: number } = {},
): Promise<LawChangeReplay> {
  const { year } = await organisationClock()
  const snapshot = await openSnapshot(null)
  let failed = true
  try {
    const inForce = await environmentOf(snapshot, PRESENT_READING)
    const environment = await environmentOf(snapshot, PRESENT_READING, { proposed })
    const totals = emptyTotals()
    const rows = largest(rowsShown)
    const scope = { kind: 'year_and_reserved' as const, year }
    let isComplete = true
    for await (const decision of replayDecisions(snapshot, { scope, environment, against: inForce })) {
      if (totals.asked === most) {
        isComplete = false
        break
      }
      addToTotals(totals, decision.result)
      rows.offer(decision)
    }
    failed = false
    return { year, lawVersion: inForce.law.version, totals, rows: rows.sorted(), isComplete }
  } finally {
    await snapshot.close(failed)
  }
}
