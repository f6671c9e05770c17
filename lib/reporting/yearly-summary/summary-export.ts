import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { bandLabelSql, leftSql, percentSql } from '@/lib/records/companies/headroom-sql'
import { dollars } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { printForPackage } from './pdf/create-summary-pdf'
import { companyIn, summaryParams } from './summary-scope'

/** The amounts of a company's payer: the company on its own, or all companies joined with it. */
const PAYER = {
  cap: Prisma.sql`coalesce(p.cap_cents, y.cap_cents)`,
  used: Prisma.sql`coalesce(p.used_cents, y.used_cents)`,
  reserved: Prisma.sql`coalesce(p.reserved_cents, y.reserved_cents)`,
  violations: Prisma.sql`coalesce(p.violation_cents, y.violation_cents)`,
}

/**
 * The yearly summary by company as a file: one row for each company with entries in the year, most used first. Entries
 * count in the row of their company; the amount left is that of its payer, whose sums are in the last columns.
 */
export const yearlySummaryReport = defineReport({
  name: 'yearly-summary',
  title: 'Yearly summary',
  page: '/yearly-summary',
  isOfOneYear: true,
  description: 'The yearly summary by company: one row for each company with entries in the year, most used first.',
  schema: summaryParams,
  identity: { key: Prisma.sql`y.company_id || ' ' || y.year`, record: { company: Prisma.sql`y.company_id` } },
  columns: () => [
    { header: 'Year', value: Prisma.sql`y.year`, kind: 'figure' },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Country', value: Prisma.sql`c.country` },
    { header: 'Cap USD', value: dollars(Prisma.sql`y.cap_cents`), kind: 'figure', total: 'sum' },
    { header: 'Used USD', value: dollars(Prisma.sql`y.used_cents`), kind: 'figure', total: 'sum' },
    { header: 'Reserved USD', value: dollars(Prisma.sql`y.reserved_cents`), kind: 'figure', total: 'sum' },
    { header: 'Left USD', value: dollars(leftSql(PAYER)), kind: 'figure' },
    {
      header: 'Per cent of the cap',
      value: percentSql(PAYER),
      kind: 'figure',
    },
    { header: 'Band', value: bandLabelSql(PAYER) },
    { header: 'Payments paid', value: Prisma.sql`y.paid_count`, kind: 'figure', total: 'sum' },
    { header: 'Blocked entries', value: Prisma.sql`y.blocked_count`, kind: 'figure', total: 'sum' },
    { header: 'Refused USD', value: dollars(Prisma.sql`y.blocked_cents`), kind: 'figure', total: 'sum' },
    { header: 'Apparent violations', value: Prisma.sql`y.violation_count`, kind: 'figure', total: 'sum' },
    { header: 'Apparent violations USD', value: dollars(Prisma.sql`y.violation_cents`), kind: 'figure', total: 'sum' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
    { header: 'Payer', value: Prisma.sql`coalesce(payer.name, c.name)` },
    { header: 'Used by the payer USD', value: dollars(PAYER.used), kind: 'figure' },
    { header: 'Reserved by the payer USD', value: dollars(PAYER.reserved), kind: 'figure' },
    { header: 'Apparent violations of the payer USD', value: dollars(PAYER.violations), kind: 'figure' },
  ],
  rows: ({ year, company }, clock) => ({
    from: Prisma.sql`company_year y JOIN company c ON c.id = y.company_id
      LEFT JOIN payer_year p ON p.payer_id = c.payer_id AND p.year = y.year
      LEFT JOIN company payer ON payer.id = p.payer_id`,
    where: Prisma.sql`
      y.year = ${year ?? clock.year}
      AND ${companyIn(Prisma.sql`y.company_id`, { year: year ?? clock.year, companyId: company })}`,
    orderBy: Prisma.sql`ORDER BY y.used_cents DESC, c.name COLLATE "C", c.id`,
  }),
  evidence: {
    chains: [Prisma.sql`'company:' || y.company_id || ':' || y.year`],
    record: { column: 'Company id', field: 'companyId' },
  },
  document: { address: '/api/yearly-summary/pdf', print: printForPackage },
})
