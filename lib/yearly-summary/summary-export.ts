import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { dollars } from '@/lib/exports/cell'
import { defineReport } from '@/lib/exports/report'
import { idParam, yearParam } from '@/lib/list-fields'
import { BAND_WORDS } from '@/lib/rules/headroom'
import { companyIn } from './summary-scope'

/** The bands of lib/rules/headroom by used and reserved, in its words. */
const BAND = Prisma.sql`CASE WHEN (y.used_cents + y.reserved_cents) >= y.cap_cents THEN ${BAND_WORDS.none_left} WHEN (y.used_cents + y.reserved_cents) * 100.0 >= y.cap_cents * 95.0 THEN ${BAND_WORDS.very_low}
  WHEN (y.used_cents + y.reserved_cents) * 100.0 >= y.cap_cents * 90.0 THEN ${BAND_WORDS.low} WHEN (y.used_cents + y.reserved_cents) * 100.0 >= y.cap_cents * 80.0 THEN ${BAND_WORDS.getting_low} ELSE ${BAND_WORDS.ample} END`

const SCOPE = z.object({ year: yearParam, company: idParam })

/** The yearly summary by company as a file: one row for each company with entries in the year, most used first. */
export const yearlySummaryReport = defineReport({
  name: 'yearly-summary',
  noun: 'companies',
  about: 'The yearly summary by company: one row for each company with entries in the year, most used first.',
  schema: SCOPE,
  columns: () => [
    { header: 'Year', value: Prisma.sql`y.year`, kind: 'figure' },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Country', value: Prisma.sql`c.country` },
    { header: 'Cap USD', value: dollars(Prisma.sql`y.cap_cents`), kind: 'figure' },
    { header: 'Used USD', value: dollars(Prisma.sql`y.used_cents`), kind: 'figure' },
    { header: 'Reserved USD', value: dollars(Prisma.sql`y.reserved_cents`), kind: 'figure' },
    { header: 'Left USD', value: dollars(Prisma.sql`y.cap_cents - y.used_cents - y.reserved_cents`), kind: 'figure' },
    {
      header: 'Per cent of the cap',
      value: Prisma.sql`floor((y.used_cents + y.reserved_cents) * 100.0 / y.cap_cents)::int`,
      kind: 'figure',
    },
    { header: 'Band', value: BAND },
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
    orderBy: Prisma.sql`ORDER BY y.used_cents DESC, c.name, c.id`,
  }),
})
