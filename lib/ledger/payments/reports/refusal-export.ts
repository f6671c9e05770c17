import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { ReportColumn } from '@/lib/report-definition/cell'
import { dollars, instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import { type PaymentListParams, paymentListSchema } from '../list/payment-list-params'
import { PAYMENT_EVIDENCE } from './payment-evidence'

/** The transition to the current state of the payment: who decided, when and why. */
const LAST_MOVE = Prisma.sql`JOIN LATERAL (SELECT * FROM payment_transition WHERE payment_id = p.id ORDER BY seq DESC
  LIMIT 1) t ON true
  JOIN person w ON w.id = t.actor_id JOIN person r ON r.id = p.recorded_by_id
    JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1
  LEFT JOIN payment b ON b.id = p.retry_of_id`

const SPOKEN = Prisma.sql`array_to_string(ARRAY(SELECT (f->>'title') || ': ' || (f->>'says')
  FROM jsonb_array_elements(d.findings) f WHERE f->>'outcome' <> 'clear'), ' ')`

/** Whole days from being sent to review to the decision; empty for a payment that was never in review or still is. */
const DAYS_IN_REVIEW = Prisma.sql`(SELECT (o.at::date - i.at::date) FROM payment_transition i
  JOIN payment_transition o ON o.payment_id = i.payment_id AND o.seq = i.seq + 1
  WHERE i.payment_id = p.id AND i.to_state = 'in_review' LIMIT 1)`

const columns = (): ReportColumn[] => [
  { header: 'Reference', value: Prisma.sql`p.reference` },
  { header: 'State', value: Prisma.sql`p.state::text` },
  { header: 'Company', value: Prisma.sql`c.name` },
  { header: 'Payment date', value: Prisma.sql`p.payment_date`, kind: 'figure' },
  { header: 'Counts USD', value: dollars(Prisma.sql`p.amount_cents`), kind: 'figure', total: 'sum' },
  { header: 'Payee', value: Prisma.sql`p.payee_name` },
  { header: 'FSB license', value: Prisma.sql`l.number` },
  { header: 'Blocked by', value: Prisma.sql`array_to_string(d.blocked_by, '; ')` },
  { header: 'Findings', value: SPOKEN },
  { header: 'Repeats the blocked entry', value: Prisma.sql`b.reference` },
  { header: 'Recorded by', value: Prisma.sql`r.name` },
  { header: 'Recorded at', value: instant(Prisma.sql`p.recorded_at`), kind: 'figure' },
  { header: 'Came to this state by', value: Prisma.sql`w.name` },
  { header: 'At', value: instant(Prisma.sql`t.at`), kind: 'figure' },
  { header: 'Reason', value: Prisma.sql`t.reason` },
  { header: 'Days in review', value: DAYS_IN_REVIEW, kind: 'figure', description: 'whole days to the decision' },
  { header: 'Rules version', value: Prisma.sql`d.rules_version` },
  { header: 'Places version', value: Prisma.sql`d.places_version` },
  { header: 'Payment id', value: Prisma.sql`p.id`, kind: 'figure' },
]

const rows = (which: Prisma.Sql) => (params: PaymentListParams) => ({
  from: Prisma.sql`${PAYMENT_TABLES} ${LAST_MOVE}`,
  where: Prisma.sql`${paymentFilter(params)} AND ${which}`,
  orderBy: Prisma.sql`ORDER BY p.payment_date DESC, p.id DESC`,
})

/** Blocked entries, and every entry that was ever sent to review, with the findings and who decided. */
export const refusalReport = defineReport({
  name: 'blocked-and-reviewed',
  title: 'Blocked entries and reviews',
  recordPage: '/payments/',
  description: 'Blocked entries, and every entry that was ever sent to review, with the findings and who decided.',
  schema: paymentListSchema,
  identity: { key: Prisma.sql`p.id`, record: { target: Prisma.sql`p.id` } },
  columns,
  rows: rows(
    Prisma.sql`(p.state = 'blocked' OR EXISTS (SELECT FROM payment_transition v WHERE v.payment_id = p.id
      AND v.to_state = 'in_review'))`,
  ),
  evidence: PAYMENT_EVIDENCE,
})

/** Apparent violations: money already paid outside the authorization, in a separate list. */
export const violationReport = defineReport({
  name: 'apparent-violations',
  title: 'Apparent violations',
  recordPage: '/payments/',
  description: 'Apparent violations: money already paid outside the authorization, in a list of its own.',
  schema: paymentListSchema,
  identity: { key: Prisma.sql`p.id`, record: { target: Prisma.sql`p.id` } },
  columns,
  rows: rows(Prisma.sql`p.state = 'violation'`),
  evidence: PAYMENT_EVIDENCE,
})
