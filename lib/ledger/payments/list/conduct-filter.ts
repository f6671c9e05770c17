import { Prisma } from '@/generated/prisma/client'
import { NEAR_MISS_PERCENT, REVIEW_WAIT_DAYS } from './conduct-policy'
import type { ENTERED, NEAR_MISSES, REVIEWED } from './payment-list-params'

/**
 * What was left under the cap after the entry, as its first determination `d` found it. Negative: by so much it was
 * over.
 */
const LEFT_AFTER = Prisma.sql`
  (d.cap_cents - d.used_cents - d.reserved_cents - d.violation_cents - coalesce(p.entered_cents, p.amount_cents))`

type NearMiss = (typeof NEAR_MISSES)[number]

/** Near misses by a payment `p` and its first determination `d`. */
export const NEAR_MISS_BY: Readonly<Record<NearMiss, { inState: Prisma.Sql; found: Prisma.Sql }>> = {
  within: {
    inState: Prisma.sql`p.state IN ('requested', 'in_review', 'approved', 'paid')`,
    found: Prisma.sql`
      (${LEFT_AFTER} >= 0 AND ${LEFT_AFTER}::bigint * 100 < d.cap_cents::bigint * ${NEAR_MISS_PERCENT})`,
  },
  over: {
    inState: Prisma.sql`p.state = 'blocked'`,
    found: Prisma.sql`
      ('annual-cap' = ANY (d.blocked_by) AND ${LEFT_AFTER} < 0
        AND -${LEFT_AFTER}::bigint * 100 < d.cap_cents::bigint * ${NEAR_MISS_PERCENT})`,
  },
}

const nearMiss = ({ inState, found }: (typeof NEAR_MISS_BY)[NearMiss]): Prisma.Sql =>
  Prisma.sql`
    (${inState}
      AND EXISTS (SELECT FROM payment_determination d WHERE d.payment_id = p.id AND d.seq = 1 AND ${found}))`

/**
 * Near misses, policy: an entry that passed and left less than 5 per cent of the cap, and one the annual cap blocked by
 * less than that. Of payments `p`; voided and rejected entries are none.
 */
export const NEAR_MISS: Readonly<Record<NearMiss, Prisma.Sql>> = {
  within: nearMiss(NEAR_MISS_BY.within),
  over: nearMiss(NEAR_MISS_BY.over),
}

/** Whether a review waited long, by its transition `review` and the one after it, `decided`. */
export const REVIEW_WAITED_LONG = Prisma.sql`decided.at - review.at > make_interval(days => ${REVIEW_WAIT_DAYS}::int)`

/**
 * Payments `p` that went through a review: by how it ended, or because it took longer than the policy's two days until
 * a person decided.
 */
export function reviewedAs(how: (typeof REVIEWED)[number]): Prisma.Sql {
  const ended = {
    any: Prisma.sql`true`,
    decided: Prisma.sql`decided.to_state IS NOT NULL`,
    cleared: Prisma.sql`decided.to_state = 'requested'`,
    refused: Prisma.sql`decided.to_state <> 'requested'`,
    waited: REVIEW_WAITED_LONG,
  }[how]
  return Prisma.sql`p.id IN (SELECT review.payment_id FROM payment_transition review
    LEFT JOIN payment_transition decided ON decided.payment_id = review.payment_id AND decided.seq = review.seq + 1
    WHERE review.to_state = 'in_review' AND ${ended})`
}

/**
 * Payments `p` entered later than they happened, by the day in the organisation's zone: after the payment date, or
 * after the end of its year.
 */
export function enteredLate(how: (typeof ENTERED)[number]): Prisma.Sql {
  const enteredOn = Prisma.sql`(p.recorded_at AT TIME ZONE (SELECT time_zone FROM organisation))::date`
  return how === 'after_payment'
    ? Prisma.sql`${enteredOn} > p.payment_date`
    : Prisma.sql`${enteredOn} > make_date(p.year, 12, 31)`
}
