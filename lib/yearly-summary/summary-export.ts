import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { dollars } from '@/lib/exports/cell'
import { defineReport } from '@/lib/exports/report'
import { yearParam } from '@/lib/list-fields'

const YEAR = z.object({ year: yearParam })

/** The yearly summary by company as a file: one row for each company with entries in the year, most used first. */
export const yearlySummaryReport = defineReport({
  name: 'yearly-summary',
  noun: 'companies',
  about: 'The yearly summary by company: one row for each company with entries in the year, most used first.',
  schema: YEAR,
  columns: () => [
    { header: 'Year', value: Prisma.sql`y.year`, kind: 'figure' },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Country', value: Prisma.sql`c.country` },
    { header: 'Cap USD', value: dollars(Prisma.sql`y.cap_cents`), kind: 'figure' },
    { header: 'Used USD', value: dollars(Prisma.sql`y.used_cents`), kind: 'figure' },
    { header: 'Reserved USD', value: dollars(Prisma.sql`y.reserved_cents`), kind: 'figure' },
    { header: 'Left USD', value: dollars(Prisma.sql`y.cap_cents - y.used_cents - y.reserved_cents`), kind: 'figure' },
    { header: 'Payments paid', value: Prisma.sql`y.paid_count`, kind: 'figure' },
    { header: 'Blocked entries', value: Prisma.sql`y.blocked_count`, kind: 'figure' },
    { header: 'Refused USD', value: dollars(Prisma.sql`y.blocked_cents`), kind: 'figure' },
    { header: 'Apparent violations', value: Prisma.sql`y.violation_count`, kind: 'figure' },
    { header: 'Apparent violations USD', value: dollars(Prisma.sql`y.violation_cents`), kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
  ],
  rows: ({ year }, clock) => ({
    from: Prisma.sql`company_year y JOIN company c ON c.id = y.company_id`,
    where: Prisma.sql`y.year = ${year ?? clock.year}`,
    orderBy: Prisma.sql`ORDER BY y.used_cents DESC, c.name, c.id`,
  }),
})
