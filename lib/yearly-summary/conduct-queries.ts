import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/audit/audited'
import { endingIn, LICENSE_SOURCE } from '@/lib/fsb-licenses/fsb-license-filter'
import type { ExpiringLicense, Violation } from './summary-figures'
import { companyIn, ROWS_SHOWN, type SummaryScope } from './summary-scope'

/** The apparent violations of a year, by payment date; the first of them, where there are many. */
export const readViolations = (transaction: Transaction, scope: SummaryScope): Promise<Violation[]> =>
  transaction.$queryRaw<Violation[]>`
    SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", p.payment_date::text AS "paymentDate", p.amount_cents AS "amountCents",
      coalesce(nullif(t.reason, ''), p.note) AS words, d.blocked_by AS rules
    FROM payment p JOIN company c ON c.id = p.company_id
      JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
      LEFT JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'violation'
    WHERE p.state = 'violation' AND p.payment_date BETWEEN make_date(${scope.year}::int, 1, 1) AND make_date(${scope.year}::int, 12, 31) AND ${companyIn(Prisma.sql`p.company_id`, scope)}
    ORDER BY p.payment_date, p.reference COLLATE "C" LIMIT ${ROWS_SHOWN}`

/** The FSB licenses whose validity ends in a year, soonest first, with how many there are in that year and the one before. */
export async function readExpiring(transaction: Transaction, scope: SummaryScope) {
  const company = companyIn(Prisma.sql`l.company_id`, scope)
  const count = async (year: number) => {
    const rows = await transaction.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM fsb_license l WHERE ${endingIn(year)} AND ${company}`
    return rows[0]?.count ?? 0
  }
  const rows = await transaction.$queryRaw<ExpiringLicense[]>`
    SELECT l.id AS "licenseId", l.number, l.kind::text AS kind, c.name AS "companyName", l.valid_until::text AS "validUntil" FROM ${LICENSE_SOURCE}
    WHERE ${endingIn(scope.year)} AND ${company} ORDER BY l.valid_until, l.number COLLATE "C", l.id LIMIT ${ROWS_SHOWN}`
  return { count: await count(scope.year), before: await count(scope.year - 1), rows }
}
