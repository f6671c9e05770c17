import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { orderOf } from '@/lib/database/keyset'
import { dollars, instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import {
  BAND,
  CAP,
  companyOrder,
  companySource,
  companyWhere,
  OWN_RESERVED,
  OWN_USED,
  OWN_VIOLATIONS,
  PERCENT,
  REMAINING,
  RESERVED,
  USED,
  VIOLATIONS,
} from './company-filter'
import { companyListParams } from './company-list-params'

/**
 * Companies with their headroom in one calendar year: the list of companies as a file. Entries are counted with their
 * own company, so that columns add up; the headroom, the percentage and the band are those of the payer, whose totals
 * are in the last columns.
 */
export const companyReport = defineReport({
  name: 'companies',
  title: 'Companies',
  page: '/companies',
  recordPage: '/companies/',
  isOfOneYear: true,
  description: 'Companies with what is left of their cap in one calendar year.',
  schema: companyListParams,
  identity: { key: Prisma.sql`c.id`, record: { company: Prisma.sql`c.id` } },
  columns: (params, clock) => [
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Country', value: Prisma.sql`c.country` },
    { header: 'Registration number', value: Prisma.sql`c.registration_number` },
    { header: 'Group', value: Prisma.sql`g.name` },
    { header: 'Address', value: Prisma.sql`c.address` },
    { header: 'Contact', value: Prisma.sql`c.contact` },
    { header: 'Notes', value: Prisma.sql`c.notes` },
    { header: 'Year', value: Prisma.sql`${params.year ?? clock.year}::int`, kind: 'figure' },
    { header: 'Cap USD', value: dollars(CAP), kind: 'figure' },
    { header: 'Used USD', value: dollars(OWN_USED), kind: 'figure', total: 'sum' },
    { header: 'Reserved USD', value: dollars(OWN_RESERVED), kind: 'figure', total: 'sum' },
    { header: 'Left USD', value: dollars(REMAINING), kind: 'figure' },
    { header: 'Per cent of cap', value: PERCENT, kind: 'figure' },
    { header: 'Band', value: BAND },
    {
      header: 'Payments awaiting a decision',
      value: Prisma.sql`coalesce(y.requested_count + y.in_review_count + y.unreserved_count, 0)`,
      kind: 'figure',
    },
    { header: 'Payments approved', value: Prisma.sql`coalesce(y.approved_count, 0)`, kind: 'figure', total: 'sum' },
    { header: 'Payments paid', value: Prisma.sql`coalesce(y.paid_count, 0)`, kind: 'figure', total: 'sum' },
    { header: 'Blocked entries', value: Prisma.sql`coalesce(y.blocked_count, 0)`, kind: 'figure', total: 'sum' },
    { header: 'Apparent violations', value: Prisma.sql`coalesce(y.violation_count, 0)`, kind: 'figure', total: 'sum' },
    { header: 'Apparent violations USD', value: dollars(OWN_VIOLATIONS), kind: 'figure', total: 'sum' },
    { header: 'Created at', value: instant(Prisma.sql`c.created_at`), kind: 'figure' },
    { header: 'Archived at', value: instant(Prisma.sql`c.archived_at`), kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
    { header: 'Payer', value: Prisma.sql`coalesce(payer.name, c.name)` },
    { header: 'Used by the payer USD', value: dollars(USED), kind: 'figure' },
    { header: 'Reserved by the payer USD', value: dollars(RESERVED), kind: 'figure' },
    { header: 'Apparent violations of the payer USD', value: dollars(VIOLATIONS), kind: 'figure' },
  ],
  rows: (params, clock) => ({
    from: companySource(params.year ?? clock.year),
    where: companyWhere(params),
    orderBy: orderOf(companyOrder(params)),
  }),
  evidence: {
    chains: [Prisma.sql`'company:' || c.id`, Prisma.sql`'company:' || c.id || ':' || y.year`],
    record: { column: 'Company id', field: 'targetId' },
  },
})
