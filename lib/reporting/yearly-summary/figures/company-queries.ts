import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/database/db'
import type { Cents } from '@/lib/kernel/money'
import type { SummaryCompany } from '../summary-figures'
import { companyIn, type SummaryScope } from '../summary-scope'

/** The most companies that the page and the PDF list; the export has all of them. */
const COMPANIES_SHOWN = 500

/**
 * The largest amount used by one company in a year. No tally has it, since it is not a sum: it is the first row of the
 * index.
 */
export async function readHighest(transaction: Transaction, scope: SummaryScope): Promise<Cents> {
  const rows = await transaction.$queryRaw<{ cents: Cents }[]>`
    SELECT used_cents AS cents FROM company_year
    WHERE year = ${scope.year} AND ${companyIn(Prisma.sql`company_id`, scope)} ORDER BY used_cents DESC LIMIT 1`
  return rows[0]?.cents ?? 0
}

/**
 * Reads the companies with entries in a year, most used first: their own figures, and those of the payer they belong
 * to.
 */
export async function readCompanies(transaction: Transaction, scope: SummaryScope): Promise<SummaryCompany[]> {
  const rows = await transaction.$queryRaw<(SummaryCompany & { payer: SummaryCompany['payer'] | null })[]>`
    SELECT y.company_id AS "companyId", c.name AS "companyName", y.cap_cents AS "capCents",
      y.used_cents AS "usedCents", y.reserved_cents AS "reservedCents",
      y.paid_count AS "paidCount", y.blocked_count AS "blockedCount", y.violation_cents::float8 AS "violationCents",
      CASE WHEN p.payer_id IS NOT NULL THEN jsonb_build_object('id', payer.id, 'name', payer.name,
        'capCents', p.cap_cents, 'usedCents', p.used_cents, 'reservedCents', p.reserved_cents,
        'violationCents', p.violation_cents,
        'joinedCount', (SELECT count(*) - 1 FROM company o WHERE o.payer_id = payer.id)) END AS payer
    FROM company_year y JOIN company c ON c.id = y.company_id
      LEFT JOIN payer_year p ON p.payer_id = c.payer_id AND p.year = y.year
      LEFT JOIN company payer ON payer.id = p.payer_id
    WHERE y.year = ${scope.year} AND ${companyIn(Prisma.sql`y.company_id`, scope)}
    ORDER BY y.used_cents DESC, c.name COLLATE "C", y.company_id LIMIT ${COMPANIES_SHOWN}`
  return rows.map(({ payer, ...row }) => (payer ? { ...row, payer } : row))
}
