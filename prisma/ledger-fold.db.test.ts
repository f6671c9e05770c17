import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { attestRows } from '@/lib/audit/books/attest-rows'
import { verifyBooks } from '@/lib/audit/books/verify-books'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { asOwner } from '@/test/database/database'
import { addSubject, arrangeLedger, refusalOf, type Subject } from '@/test/ledger/ledger-arrangement'
import { anyStep, STATES, type Step } from '@/test/ledger/ledger-steps'
import { playOne } from '@/test/ledger/play-ledger-step'

// Random histories of a few companies and years, transitions that are not possible included. Whatever happens: the
// rollup is the fold of the transitions, no year passes its cap, headroom is never negative, money that left stays
// counted until two people say that it never left or was no fee to the FSB, and every chain verifies.

/** As many in CI as fit in a minute; `npm run test:long -- histories` plays a thousand. */
const HISTORIES = Number(process.env.HEADROOM_HISTORIES ?? 12)

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
    const before = await moneyThatLeft()
    const refusal = await refusalOf(playOne(step, { people, subjects, paymentIds }))
    if (refusal) refusals.push(refusal)
    await expectWithinCap()
    await expectMoneyStays(step, before)
  }
  return refusals
}

/**
 * What left the account, by payment: paid, outside the authorization, or waiting for a decision after the money left.
 */
async function moneyThatLeft(): Promise<Map<string, number>> {
  const { rows } = await asOwner.query(
    // A lower debit counts what was reserved until another person has approved it; what left is what was debited.
    `SELECT p.id, least(p.amount_cents, s.counted_cents)::int AS cents
     FROM payment p LEFT JOIN payment_settlement s ON s.payment_id = p.id
     WHERE (p.already_paid OR p.debit_date IS NOT NULL) AND p.state <> 'voided'`,
  )
  return new Map(rows.map(({ id, cents }) => [id, cents]))
}

/** Money that left is monotone, whatever its entry is called, but for this: two people take it out, with a ground. */
async function expectMoneyStays(step: Step, before: Map<string, number>): Promise<void> {
  const after = await moneyThatLeft()
  const gone = [...before].filter(([id, cents]) => (after.get(id) ?? -1) < cents).map(([id]) => id)
  if (gone.length === 0) return
  expect(step.do, `money that left is gone after ${JSON.stringify(step)}`).toBe('void')
  const { rows } = await asOwner.query(
    `SELECT count(*)::int AS found
     FROM void_request
     WHERE payment_id = ANY ($1) AND confirmed AND decided_by_id <> asked_by_id
       AND ground IN ('no_debit', 'not_an_fsb_fee')`,
    [gone],
  )
  expect(rows[0].found).toBe(gone.length)
}

async function expectWithinCap(): Promise<void> {
  const { rows } = await asOwner.query(
    `SELECT count(*)::int AS over
     FROM company_year
     WHERE used_cents > 500000 OR least(used_cents, reserved_cents, violation_cents) < 0
       OR (reserved_cents > 0 AND used_cents + violation_cents + reserved_cents > 500000)`,
  )
  expect(rows[0].over).toBe(0)
  // Companies that are one payer hold one cap together: what they had paid before they were joined stays paid, but
  // nothing is promised beyond it.
  const { rows: payers } = await asOwner.query(
    `SELECT count(*)::int AS wrong FROM payer_year p FULL JOIN (
       SELECT c.payer_id, y.year, sum(used_cents) AS used, sum(reserved_cents) AS reserved,
         sum(violation_cents) AS outside
       FROM company_year y JOIN company c ON c.id = y.company_id
       WHERE c.payer_id IS NOT NULL
       GROUP BY 1, 2) s USING (payer_id, year)
     WHERE p.used_cents IS DISTINCT FROM coalesce(s.used, 0)::int
       OR p.reserved_cents IS DISTINCT FROM coalesce(s.reserved, 0)::int
       OR p.violation_cents IS DISTINCT FROM coalesce(s.outside, 0)::bigint
       OR (p.reserved_cents > 0 AND p.used_cents + p.violation_cents + p.reserved_cents > 500000)`,
  )
  expect(payers[0].wrong).toBe(0)
}

/**
 * The rollup of every company-year beside the fold of its transitions, made from the transitions and the amounts alone.
 */
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
      y.used_cents = coalesce(used, 0) AND y.reserved_cents = coalesce(reserved, 0)
      AND y.blocked_cents = coalesce(refused, 0)
      AND y.violation_cents = coalesce(outside, 0)
      AND ${STATES.map((state) => `y.${state}_count = n_${state}`).join(' AND ')} AND strayed = 0
    ))::int AS wrong
  FROM fold FULL JOIN company_year y USING (company_id, year)`

it(
  'the rollup is the fold of the transitions on any history, and no year passes its cap',
  async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 25, maxLength: 40 }), async (steps) => {
        const subjects = [people[0], people[1], people[0]].map((id) => addSubject(id ?? ''))
        for (const refusal of await play(steps, await Promise.all(subjects))) seen.add(refusal)
        const { rows } = await asOwner.query(ROLLUP_AND_FOLD)
        expect(rows[0].wrong).toBe(0)
      }),
      { numRuns: HISTORIES, endOnFailure: true },
    )
    // The histories were worth playing: they ran into the cap and into impossible moves.
    for (const refusal of ['HR001', 'HR003']) expect(seen).toContain(refusal)
    const { rows } = await asOwner.query(
      `SELECT (SELECT count(*)::int FROM payment_settlement) AS settled,
         (SELECT count(*)::int FROM payment_transition
           WHERE from_state = 'paid' AND to_state = 'violation') AS declared,
         (SELECT count(*)::int FROM company_join_decision WHERE confirmed) AS joined`,
    )
    expect(rows[0].settled).toBeGreaterThan(0)
    expect(rows[0].joined).toBeGreaterThan(0)
    expect(rows[0].declared).toBeGreaterThan(0)
    const verification = await verifyAllChains()
    expect(verification.faults).toEqual([])
    expect(verification.eventCount).toBeGreaterThan(60)
    // Companies, licenses and people of this test were written without their use cases.
    expect(await attestRows()).toBeGreaterThan(0)
    expect((await verifyBooks()).faults).toEqual([])
  },
  Math.max(120_000, HISTORIES * 10_000),
)

it('every payment has as many transitions as its state tells, without a gap', async () => {
  const { rows } = await asOwner.query(
    `SELECT count(*)::int AS wrong
     FROM (SELECT payment_id, count(*), min(seq), max(seq), bool_and(from_state IS NOT DISTINCT FROM before) AS linked
       FROM (SELECT *, lag(to_state) OVER (PARTITION BY payment_id ORDER BY seq) AS before FROM payment_transition) AS t
       GROUP BY payment_id) AS histories WHERE min <> 1 OR max <> count OR NOT linked`,
  )
  expect(rows[0].wrong).toBe(0)
})
