import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/verify-all-chains'
import { asOwner, db } from '@/test/database'
import { addSubject, arrangeLedger, callLedger, record, refusalOf, type Subject } from '@/test/ledger-arrangement'
import { entryJson } from './factories'

// Random histories of a few companies and years, moves that are not possible included. Whatever happens: the rollup is the fold of the transitions,
// no year passes its cap, and every chain verifies.

const STATES = ['requested', 'in_review', 'approved', 'paid', 'rejected', 'voided', 'blocked', 'violation'] as const
const YEARS = [2024, 2025]
const COMPANIES = 3

type Step =
  | { do: 'record'; company: number; year: number; cents: number; state: (typeof STATES)[number]; alreadyPaid: boolean }
  | { do: 'move'; payment: number; to: (typeof STATES)[number] | 'onwards'; by: number }
  | { do: 'void'; payment: number; askedBy: number; decidedBy: number; confirm: boolean }

const anyPerson = fc.nat(2)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      company: fc.nat(COMPANIES - 1),
      year: fc.constantFrom(...YEARS),
      // Whole caps, halves and odd cents: amounts that fit together exactly, and ones that miss by one.
      cents: fc.constantFrom(
        0,
        1,
        60_000,
        100_000,
        150_000,
        249_999,
        250_000,
        250_001,
        499_999,
        500_000,
        500_001,
        2_000_000_000,
      ),
      state: fc.constantFrom(...STATES, 'requested', 'requested', 'requested', 'in_review', 'in_review'),
      alreadyPaid: fc.boolean(),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      payment: fc.nat(12),
      to: fc.oneof(
        { weight: 2, arbitrary: fc.constant('onwards' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...STATES) },
      ),
      by: anyPerson,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('void' as const),
      payment: fc.nat(12),
      askedBy: anyPerson,
      decidedBy: anyPerson,
      confirm: fc.boolean(),
    }),
  },
)

/** Where a payment goes when nothing is wrong with it. */
const ONWARDS: Partial<Record<string, string>> = {
  in_review: 'requested',
  requested: 'approved',
  approved: 'paid',
  paid: 'violation',
}

let people: string[] = []
beforeAll(async () => {
  const arranged = await arrangeLedger()
  people = [arranged.people.analyst.id, arranged.people.manager.id, arranged.people.otherManager.id]
})

/** Plays the steps on companies of their own; answers what was refused, by SQLSTATE. */
async function play(steps: Step[], subjects: Subject[]): Promise<string[]> {
  const paymentIds: string[] = []
  const refusals: string[] = []
  for (const step of steps) {
    const refusal = await refusalOf(playOne(step, subjects, paymentIds))
    if (refusal) refusals.push(refusal)
    await expectWithinCap()
  }
  return refusals
}

async function playOne(step: Step, subjects: Subject[], paymentIds: string[]): Promise<void> {
  if (step.do === 'record') {
    const { company, year, cents, state, alreadyPaid } = step
    const given = { amountCents: cents, amountMinor: cents, state, alreadyPaid, paymentDate: `${year}-06-15` }
    const { paymentId } = await record(entryJson({ ...(subjects[company] as Subject), ...given } as never))
    paymentIds.push(paymentId)
    return
  }
  const paymentId = paymentIds[step.payment % Math.max(1, paymentIds.length)]
  if (!paymentId) return
  if (step.do === 'move') {
    const payment = await db.payment.findUniqueOrThrow({ where: { id: paymentId } })
    const facts = { bankReference: 'B-1', debitDate: `${payment.year}-06-16` }
    const toState = step.to === 'onwards' ? (ONWARDS[payment.state] ?? 'paid') : step.to
    const move = { paymentId, expectedState: payment.state, toState, actorId: people[step.by], facts }
    await callLedger('move_payment', move)
    return
  }
  await callLedger('ask_void', {
    id: crypto.randomUUID(),
    paymentId,
    actorId: people[step.askedBy],
    reason: 'typed twice',
    ground: 'no_debit',
  })
  const decision = { paymentId, actorId: people[step.decidedBy], confirm: step.confirm, reason: 'a reason' }
  await callLedger('decide_void', decision)
}

async function expectWithinCap(): Promise<void> {
  const { rows } = await asOwner.query(
    'SELECT count(*)::int AS over FROM company_year WHERE used_cents + reserved_cents > 500000 OR used_cents < 0 OR reserved_cents < 0',
  )
  expect(rows[0].over).toBe(0)
}

/** The rollup of every company-year beside the fold of its transitions, made from the transitions and the amounts alone. */
const ROLLUP_AND_FOLD = `
  WITH last AS (
    SELECT DISTINCT ON (t.payment_id) t.payment_id, t.to_state, p.company_id, p.year, p.amount_cents, p.state
    FROM payment_transition t JOIN payment p ON p.id = t.payment_id ORDER BY t.payment_id, t.seq DESC
  ), fold AS (
    SELECT company_id, year,
      sum(amount_cents) FILTER (WHERE to_state = 'paid') AS used,
      sum(amount_cents) FILTER (WHERE to_state IN ('requested', 'in_review', 'approved')) AS reserved,
      sum(amount_cents) FILTER (WHERE to_state = 'blocked') AS refused,
      sum(amount_cents) FILTER (WHERE to_state = 'violation') AS outside,
      ${STATES.map((state) => `count(*) FILTER (WHERE to_state = '${state}') AS n_${state}`).join(', ')},
      count(*) FILTER (WHERE to_state <> state) AS strayed
    FROM last GROUP BY company_id, year
  )
  SELECT count(*)::int AS years, count(*) FILTER (WHERE NOT (
      y.used_cents = coalesce(used, 0) AND y.reserved_cents = coalesce(reserved, 0) AND y.blocked_cents = coalesce(refused, 0)
      AND y.violation_cents = coalesce(outside, 0) AND ${STATES.map((state) => `y.${state}_count = n_${state}`).join(' AND ')} AND strayed = 0
    ))::int AS wrong
  FROM fold FULL JOIN company_year y USING (company_id, year)`

it('the rollup is the fold of the transitions on any history, and no year passes its cap', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 25, maxLength: 40 }), async (steps) => {
      const subjects = [people[0], people[1], people[0]].map((id) => addSubject(id ?? ''))
      for (const refusal of await play(steps, await Promise.all(subjects))) seen.add(refusal)
      const { rows } = await asOwner.query(ROLLUP_AND_FOLD)
      expect(rows[0].wrong).toBe(0)
    }),
    { numRuns: 12, endOnFailure: true },
  )
  // The histories were worth playing: they ran into the cap and into impossible moves.
  for (const refusal of ['HR001', 'HR003']) expect(seen).toContain(refusal)
  const verification = await verifyAllChains()
  expect(verification.faults).toEqual([])
  expect(verification.eventCount).toBeGreaterThan(60)
}, 120_000)

it('every payment has as many transitions as its state tells, without a gap', async () => {
  const { rows } = await asOwner.query(
    `SELECT count(*)::int AS wrong FROM (SELECT payment_id, count(*), min(seq), max(seq), bool_and(from_state IS NOT DISTINCT FROM before) AS linked
       FROM (SELECT *, lag(to_state) OVER (PARTITION BY payment_id ORDER BY seq) AS before FROM payment_transition) AS t
       GROUP BY payment_id) AS histories WHERE min <> 1 OR max <> count OR NOT linked`,
  )
  expect(rows[0].wrong).toBe(0)
})
