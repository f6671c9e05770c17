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
 * What a proposed change of the law does, in dollars: `totals.loosened` is what it lets through more easily,
 * `totals.tightened` what it stops.
 */
export type LawChangeReplay = {
  /** The year whose payments were decided twice; what is reserved in other years was as well. */
  year: number
  /** The law in force that the proposal was held against. */
  lawVersion: string
  totals: ReplayTotals
  /** The largest differences by dollars; `totals` has them all. */
  rows: ReplayedDecision[]
  /** False when there were more payments than `most`: then nothing is known about the rest. */
  isComplete: boolean
}

/** What is read for a page at most, and shown of it. */
const MOST_DECISIONS = 5_000
const ROWS_SHOWN = 20

/**
 * Decides every payment of the present year, and everything reserved in any year, twice on the same facts: under the
 * law in force, and with the proposed records on top as if they were approved now. What differs is what the proposal
 * does; it differs in nothing else. Blocked attempts of the year are among them, because a looser law would have let
 * them through; rejected and voided entries are not. Writes nothing. All amounts are US cents.
 *
 * For the person who decides about a record: `totals.loosened.cents` is what it loosens in dollars, `totals.kinds` how
 * (newly clear, newly review, newly blocked), `totals.notReplayed` what could not be asked, with the reasons. The
 * records must have passed `lawRecord` (lib/compliance/law/schema.ts); whether the version is the next one is not checked here.
 * With more than `most` payments the answer says that it is not complete.
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
