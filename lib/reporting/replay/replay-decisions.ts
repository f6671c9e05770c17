import 'server-only'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { Prisma } from '@/generated/prisma/client'
import type { PaymentState, RefusedDestination } from '@/lib/compliance/rules/types'
import { destinationWords, tellingWords } from '@/lib/compliance/screening/destination-words'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import type { IsoDate } from '@/lib/kernel/calendar'
import { compareDecisions } from './compare-decisions'
import { decideAgain, type Environment, storedDecision } from './decide-again'
import type { DecisionDocument, TakenBesides } from './decision-document'
import { type DecisionRow, decisionDocuments, refusedDestinations } from './decision-documents'
import { type DecisionKey, decisionKeys, type ReplayScope } from './decisions-to-replay'
import type { ReplayResult } from './replay-totals'

/** One decision of a replay and its result. */
export type ReplayedDecision = {
  paymentId: string
  reference: string
  companyName: string
  paymentDate: IsoDate
  state: PaymentState
  /** The number of the decision of its payment, from 1; null when none is stored. */
  decision: number | null
  madeAt: string | null
  result: ReplayResult
}

/**
 * The scope and environment of a replay, and what the new decisions are compared with: the stored ones, or those made
 * under another environment on the same facts.
 */
export type ReplayQuestion = { scope: ReplayScope; environment: Environment; against: 'stored' | Environment }

const BATCH = 100
/** Other requests are served after this many decisions. */
const DECISIONS_PER_TURN = 10

/**
 * Makes every decision of a scope again, company by company in the order they were made, from one read-only snapshot.
 * Nothing is changed. Holds one batch in memory, however many decisions there are.
 */
export async function* replayDecisions(
  snapshot: Pick<Snapshot, 'query'>,
  { scope, environment, against }: ReplayQuestion,
): AsyncGenerator<ReplayedDecision> {
  await snapshot.query(
    Prisma.sql`DECLARE decisions_to_replay NO SCROLL CURSOR FOR ${decisionKeys(scope, environment.reading)}`,
  )
  for (;;) {
    const { rows: keys } = await snapshot.query<DecisionKey>(
      Prisma.raw(`FETCH ${BATCH} FROM decisions_to_replay`) as Prisma.Sql,
    )
    if (keys.length === 0) break
    const { rows } = await snapshot.query<DecisionRow>(decisionDocuments(keys))
    const refused = await readRefused(snapshot, rows, environment.policies.retryWindowDays)
    for (const [place, row] of rows.entries()) {
      if (place % DECISIONS_PER_TURN === 0) await letOthersRun()
      const facts = { refused: refused.get(place) ?? [], besides: besidesOf(keys[place]) }
      yield { ...headOf(row), result: resultOf(row, facts, { environment, against }) }
    }
    if (keys.length < BATCH) break
  }
  await snapshot.query(Prisma.sql`CLOSE decisions_to_replay`)
}

function resultOf(
  { document, amount_cents }: DecisionRow,
  facts: { refused: RefusedDestination[]; besides: TakenBesides },
  { environment, against }: Omit<ReplayQuestion, 'scope'>,
): ReplayResult {
  if (!document)
    return {
      kind: 'not_replayed',
      reason: 'It has no stored decision.',
      countedCents: amount_cents,
    }
  const stored = storedDecision(document)
  const before = against === 'stored' ? { decision: stored } : decideAgain(document, facts, against)
  const after = decideAgain(document, facts, environment)
  const { countedCents } = stored
  if ('notReplayed' in before) return { kind: 'not_replayed', reason: before.notReplayed, countedCents }
  if ('notReplayed' in after) return { kind: 'not_replayed', reason: after.notReplayed, countedCents }
  const difference = compareDecisions(before.decision, after.decision)
  return difference ? { kind: 'different', difference } : { kind: 'same', countedCents }
}

const headOf = ({ document, ...row }: DecisionRow): Omit<ReplayedDecision, 'result'> => ({
  paymentId: row.id,
  reference: row.reference,
  companyName: row.company_name,
  paymentDate: row.payment_date,
  state: row.state,
  decision: document?.decision ?? null,
  madeAt: document?.madeAt ?? null,
})

const besidesOf = (key: DecisionKey | undefined): TakenBesides => ({
  ownFeesCents: Number(key?.own_fees_cents ?? 0),
  othersCents: Number(key?.others_cents ?? 0),
  groupName: key?.group_name ?? null,
})

/** The refused destinations that each decision of a batch is compared with, by its position in the batch. */
async function readRefused(
  snapshot: Pick<Snapshot, 'query'>,
  rows: readonly DecisionRow[],
  withinDays: number,
): Promise<Map<number, RefusedDestination[]>> {
  const questions = rows.flatMap(({ document }, place) => (document ? [{ place, ...questionOf(document) }] : []))
  const answers = await snapshot.query<{ place: number; refused: RefusedDestination[] }>(
    refusedDestinations(questions, withinDays),
  )
  return new Map(answers.rows.map(({ place, refused }) => [place, refused]))
}

const questionOf = ({ paymentId, madeAt, input }: DecisionDocument) => ({
  paymentId,
  madeAt,
  words: input.destinations.map(destinationWords).flatMap(tellingWords),
})
