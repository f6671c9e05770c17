import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/database/db'
import { endingIn } from '@/lib/records/fsb-licenses/fsb-license-filter'
import type { ExpiringLicense, Violation } from '../summary-figures'
import { companyIn, ROWS_SHOWN, type SummaryScope } from '../summary-scope'

/**
 * Reads the apparent violations of a year by payment date, at most ROWS_SHOWN of them. What is known about one is the
 * reason of its declaration, its note, the reason of its confirmation, or else the first comment on it.
 */
export const readViolations = (transaction: Transaction, scope: SummaryScope): Promise<Violation[]> =>
  transaction.$queryRaw<Violation[]>`
    SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.payment_date::text AS "paymentDate",
      p.amount_cents AS "amountCents",
      coalesce(nullif(t.reason, ''), nullif(p.note, ''), nullif(v.reason, ''), (SELECT n.body FROM record_comment n
        WHERE n.payment_id = p.id AND n.body <> '' ORDER BY n.written_at, n.id LIMIT 1), '') AS words,
      d.blocked_by AS rules
    FROM payment p JOIN company c ON c.id = p.company_id
      JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
      LEFT JOIN violation_confirmation v ON v.payment_id = p.id
      LEFT JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'violation'
    WHERE p.state = 'violation'
      AND p.payment_date BETWEEN make_date(${scope.year}::int, 1, 1) AND make_date(${scope.year}::int, 12, 31)
      AND ${companyIn(Prisma.sql`p.company_id`, scope)}
    ORDER BY p.payment_date, p.reference COLLATE "C" LIMIT ${ROWS_SHOWN}`

/**
 * Reads the FSB licenses that expire in a year, soonest first, with the number in that year and in the year before.
 */
export async function readExpiring(transaction: Transaction, scope: SummaryScope) {
  const ending = (year: number) => Prisma.sql`${endingIn(year)} AND ${companyIn(Prisma.sql`l.company_id`, scope)}`
  const counts = await transaction.$queryRaw<{ count: number; before: number }[]>`
    SELECT (SELECT count(*)::int FROM fsb_license l WHERE ${ending(scope.year)}) AS count,
      (SELECT count(*)::int FROM fsb_license l WHERE ${ending(scope.year - 1)}) AS before`
  // Limited before the join, so that few companies are read.
  const rows = await transaction.$queryRaw<ExpiringLicense[]>`
    SELECT l.id AS "licenseId", l.number, l.kind::text AS kind, c.name AS "companyName",
      l.valid_until::text AS "validUntil"
    FROM (SELECT * FROM fsb_license l WHERE ${ending(scope.year)}
      ORDER BY l.valid_until, l.number COLLATE "C", l.id LIMIT ${ROWS_SHOWN}) l JOIN company c ON c.id = l.company_id
    ORDER BY l.valid_until, l.number COLLATE "C", l.id`
  return { count: counts[0]?.count ?? 0, before: counts[0]?.before ?? 0, rows }
}
