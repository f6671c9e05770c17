import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { bandWordsSql, leftSql, percentSql, ROLLUP_ROOM } from '@/lib/companies/headroom-sql'
import { dollars } from '@/lib/exports/cell'
import { defineReport } from '@/lib/exports/report'
import { printForPackage } from './create-summary-pdf'
import { companyIn, summaryParams } from './summary-scope'

/** The yearly summary by company as a file: one row for each company with entries in the year, most used first. */
export const yearlySummaryReport = defineReport({
  name: 'yearly-summary',
  noun: 'companies',
  about: 'The yearly summary by company: one row for each company with entries in the year, most used first.',
  schema: summaryParams,
  identity: { key: Prisma.sql`y.company_id || ' ' || y.year`, record: { company: Prisma.sql`y.company_id` } },
  columns: () => [
    { header: 'Year', value: Prisma.sql`y.year`, kind: 'figure' },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Country', value: Prisma.sql`c.country` },
    { header: 'Cap USD', value: dollars(Prisma.sql`y.cap_cents`), kind: 'figure' },
    { header: 'Used USD', value: dollars(Prisma.sql`y.used_cents`), kind: 'figure' },
    { header: 'Reserved USD', value: dollars(Prisma.sql`y.reserved_cents`), kind: 'figure' },
    { header: 'Left USD', value: dollars(leftSql(ROLLUP_ROOM)), kind: 'figure' },
    {
      header: 'Per cent of the cap',
      value: percentSql(ROLLUP_ROOM),
      kind: 'figure',
    },
    { header: 'Band', value: bandWordsSql(ROLLUP_ROOM) },
    { header: 'Payments paid', value: Prisma.sql`y.paid_count`, kind: 'figure' },
    { header: 'Blocked entries', value: Prisma.sql`y.blocked_count`, kind: 'figure' },
    { header: 'Refused USD', value: dollars(Prisma.sql`y.blocked_cents`), kind: 'figure' },
    { header: 'Apparent violations', value: Prisma.sql`y.violation_count`, kind: 'figure' },
    { header: 'Apparent violations USD', value: dollars(Prisma.sql`y.violation_cents`), kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
  ],
  rows: ({ year, company }, clock) => ({
    from: Prisma.sql`company_year y JOIN company c ON c.id = y.company_id`,
    where: Prisma.sql`y.year = ${year ?? clock.year} AND ${companyIn(Prisma.sql`y.company_id`, { year: year ?? clock.year, companyId: company })}`,
    orderBy: Prisma.sql`ORDER BY y.used_cents DESC, c.name COLLATE "C", c.id`,
  }),
  evidence: {
    chains: [Prisma.sql`'company:' || y.company_id || ':' || y.year`],
    record: { column: 'Company id', field: 'companyId' },
  },
  print: printForPackage,
})
