import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { changesHeldAmounts, type Reading } from './reading'

/** The decisions to make again: all of a year, those of one company in it, or those of one payment. */
export type ReplayScope =
  | { kind: 'year'; year: number; companyId?: string }
  | { kind: 'payment'; paymentId: string }
  /** All of a year, and the reserved payments of any other year. */
  | { kind: 'year_and_reserved'; year: number }

/** The next decision, and the amount that a stricter reading adds to the headroom taken before it. */
export type DecisionKey = {
  id: string
  seq: number | null
  own_fees_cents: string
  others_cents: string
  group_name: string | null
}

const HOLDS_HEADROOM = ['requested', 'in_review', 'approved', 'paid', 'violation'] as const
const RESERVED = ['requested', 'in_review', 'unreserved', 'approved'] as const
/** Voided and rejected payments do not count toward the cap, whatever is decided about them. */
const LEFT_OUT = ['rejected', 'voided'] as const

const inYear = (payment: string, year: number): Prisma.Sql => {
  const date = Prisma.raw(`${payment}.payment_date`)
  return Prisma.sql`${date} BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`
}

/** The condition on the payments `p` of a scope. */
function paymentsOf(scope: ReplayScope): Prisma.Sql {
  if (scope.kind === 'payment') return Prisma.sql`p.id = ${scope.paymentId}::uuid`
  const counts = Prisma.sql`NOT (${isOneOf(Prisma.sql`p.state`, 'PaymentState', LEFT_OUT)})`
  if (scope.kind === 'year_and_reserved') {
    const reserved = isOneOf(Prisma.sql`p.state`, 'PaymentState', RESERVED)
    return Prisma.sql`${counts} AND (${inYear('p', scope.year)} OR ${reserved})`
  }
  const ofCompany = scope.companyId ? Prisma.sql`AND p.company_id = ${scope.companyId}::uuid` : Prisma.empty
  return Prisma.sql`${counts} AND ${inYear('p', scope.year)} ${ofCompany}`
}

/**
 * The decisions of a scope in the order they were made, company by company: the last one of each payment, or all of a
 * single payment. A payment without a decision is included, so that it is not lost.
 */
function decisionsOf(scope: ReplayScope): Prisma.Sql {
  const last = scope.kind === 'payment' ? Prisma.empty : Prisma.sql`ORDER BY d.seq DESC LIMIT 1`
  return Prisma.sql`SELECT p.id, p.company_id, p.year, d.seq, d.made_at FROM payment p
    LEFT JOIN LATERAL (SELECT d.seq, d.made_at FROM payment_determination d WHERE d.payment_id = p.id ${last}) d ON true
    WHERE ${paymentsOf(scope)}`
}

const ORDER = Prisma.sql`ORDER BY company_id, made_at, id, seq`

/** The keys of the decisions to make again, as one statement whose rows are fetched in batches. */
export function decisionKeys(scope: ReplayScope, reading: Reading): Prisma.Sql {
  if (!changesHeldAmounts(reading))
    return Prisma.sql`SELECT id, seq, '0' AS own_fees_cents, '0' AS others_cents, NULL::text AS group_name
      FROM (${decisionsOf(scope)}) AS asked ${ORDER}`
  return Prisma.sql`WITH asked AS (${decisionsOf(scope)}), ${heldSteps(reading)}
    SELECT id, seq, own_fees_cents::text, others_cents::text, group_name FROM (
      SELECT id, seq, made_at, company_id, group_name,
        CASE WHEN is_joined THEN sum(fee_cents) OVER (PARTITION BY joined_id, year ${IN_TIME})
          ELSE sum(fee_cents) OVER (PARTITION BY company_id, year ${IN_TIME}) END
          - sum(fee_cents) OVER (PARTITION BY id ${IN_TIME}) AS own_fees_cents,
        sum(held_cents) OVER (PARTITION BY payer, year ${IN_TIME})
          - CASE WHEN is_joined THEN sum(held_cents) OVER (PARTITION BY joined_id, year ${IN_TIME})
            ELSE sum(held_cents) OVER (PARTITION BY company_id, year ${IN_TIME}) END AS others_cents,
        is_decision
      FROM timeline) AS taken WHERE is_decision ${ORDER}`
}

/** A step at the same instant comes before the decision: the ledger stamps both with one clock. */
const IN_TIME = Prisma.sql`ORDER BY at, is_decision, id, seq ROWS UNBOUNDED PRECEDING`

/**
 * Whether the company of `a` was one payer with others when its decision was made: then the facts of the decision
 * covered all of them.
 */
const JOINED_THEN = Prisma.sql`coalesce((SELECT v.content->>'payer_id' IS NOT NULL FROM record_version v
  WHERE v.table_name = 'company' AND v.record_id = a.company_id::text
  AND v.at <= a.made_at ORDER BY v.number DESC LIMIT 1), false)`

/**
 * Every step that took or released headroom in the years of the scope, in the order of time, between the decisions: by
 * the amount entered until the bank's debit replaced it. `held_cents` is the amount that a step added to the headroom
 * of its payment, including the agent's fee where that counts; `fee_cents` is only the fee, zero where it does not
 * count.
 */
function heldSteps({ oneGroupCap, allAgentFees }: Reading): Prisma.Sql {
  // Of two groups in one year this takes one: a company rarely changes its group, and a replay has one payer for each
  // decision.
  const groupIn = (year: Prisma.Sql) =>
    Prisma.sql`(SELECT min(m.group_id::text)::uuid FROM members_of_groups(${year}) m WHERE m.company_id = c.id)`
  const payerIn = (year: Prisma.Sql) =>
    oneGroupCap ? Prisma.sql`coalesce(${groupIn(year)}, c.payer_id, c.id)` : Prisma.sql`coalesce(c.payer_id, c.id)`
  const [ofPayment, ofAsked] = [payerIn(Prisma.sql`p.year`), payerIn(Prisma.sql`a.year`)]
  const holds = isOneOf(Prisma.sql`t.to_state`, 'PaymentState', HOLDS_HEADROOM)
  const amount = Prisma.sql`CASE WHEN p.settled_at IS NULL OR t.at < p.settled_at
    THEN coalesce(p.entered_cents, p.amount_cents) ELSE p.amount_cents END`
  const fee = allAgentFees
    ? Prisma.sql`CASE WHEN p.payee_kind = 'agent' THEN coalesce(p.service_fee_cents, 0) ELSE 0 END`
    : Prisma.sql`0`
  const isOfThem = Prisma.sql`(p.year, ${ofPayment}) IN (SELECT a.year, ${ofAsked} FROM asked a
    JOIN company c ON c.id = a.company_id)`
  const change = (cents: string) =>
    Prisma.raw(`(${cents} - coalesce(lag(${cents}) OVER (PARTITION BY id ORDER BY seq), 0))::bigint AS ${cents}`)
  return Prisma.sql`held AS (
      SELECT p.id, p.company_id, coalesce(c.payer_id, c.id) AS joined_id, p.year, ${ofPayment} AS payer, t.at, t.seq,
        CASE WHEN ${holds} THEN ${fee} ELSE 0 END AS fee_cents,
        CASE WHEN ${holds} THEN ${amount} + ${fee} ELSE 0 END AS held_cents
      FROM payment p JOIN company c ON c.id = p.company_id JOIN payment_transition t ON t.payment_id = p.id
        WHERE ${isOfThem}),
    timeline AS (
      SELECT id, company_id, joined_id, false AS is_joined, year, payer, at, seq, false AS is_decision,
        ${change('fee_cents')}, ${change('held_cents')}, NULL::text AS group_name, NULL::timestamptz AS made_at
      FROM held
      UNION ALL
      SELECT a.id, a.company_id, coalesce(c.payer_id, c.id), ${JOINED_THEN}, a.year, ${ofAsked}, a.made_at, a.seq, true,
        0, 0, g.name, a.made_at
      FROM asked a JOIN company c ON c.id = a.company_id
        LEFT JOIN company_group g ON g.id = ${groupIn(Prisma.sql`a.year`)})`
}
