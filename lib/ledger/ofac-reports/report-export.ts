import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { orderOf } from '@/lib/database/keyset'
import { dollars, instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { reportListParams } from './report-list-params'
import { REPORT_ORDER, reportDueOn, reportSource, reportStatus, reportWhere } from './report-sql'

const YEARLY = Prisma.sql`
  (SELECT string_agg(g.report_year || ': ' || g.filed_on || ', ' || g.reference, '; ' ORDER BY g.report_year)
    FROM report_filing g
    WHERE g.payment_id = p.id AND g.kind = d.kind AND g.report_year IS NOT NULL AND g.filed_on IS NOT NULL
      AND g.seq = (SELECT max(seq) FROM report_filing
        WHERE payment_id = p.id AND kind = g.kind AND report_year = g.report_year))`

/**
 * The register of reports to OFAC: what was refused or was an apparent violation, what a person decided, and what was
 * filed.
 */
export const ofacReportRegister = defineReport({
  name: 'ofac-reports',
  title: 'Reports to OFAC',
  page: '/ofac-reports',
  description:
    'Reports to OFAC: what was refused or was an apparent violation, whether a person decided that it is ' +
    'reported under 31 CFR 501.603 or 501.604, and what was filed.',
  schema: reportListParams,
  identity: { key: Prisma.sql`p.id`, record: { target: Prisma.sql`p.id` } },
  columns: (_params, clock) => [
    { header: 'Reference', value: Prisma.sql`p.reference` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'State', value: Prisma.sql`p.state::text` },
    { header: 'Amount USD', value: dollars(Prisma.sql`p.amount_cents`), kind: 'figure', total: 'sum' },
    {
      header: 'Refused on',
      value: Prisma.sql`r.refused_on`,
      kind: 'figure',
      description: 'or the day it came to its state',
    },
    {
      header: 'Status',
      value: reportStatus(clock),
      description: 'overdue, open, due, filed or not_required, on the day of the file',
      dependsOnToday: true,
    },
    { header: 'Due on', value: reportDueOn(clock), kind: 'figure', description: 'of what is not filed yet' },
    { header: 'Decision', value: Prisma.sql`d.kind`, description: 'empty until a person has decided' },
    {
      header: 'Happened on',
      value: Prisma.sql`d.event_on`,
      kind: 'figure',
      description: 'the day it was rejected or blocked',
    },
    { header: 'Held until', value: Prisma.sql`d.held_until`, kind: 'figure', description: 'of blocked property' },
    { header: 'Reason', value: Prisma.sql`d.reason` },
    { header: 'Decided by', value: Prisma.sql`w.name` },
    { header: 'Decided at', value: instant(Prisma.sql`d.decided_at`), kind: 'figure' },
    {
      header: 'Decisions',
      value: Prisma.sql`coalesce(d.seq, 0)`,
      kind: 'figure',
      description: 'how many were made; the last holds',
    },
    { header: 'Filed on', value: Prisma.sql`f.filed_on`, kind: 'figure', description: 'the first report' },
    { header: 'Filing reference', value: Prisma.sql`f.reference` },
    { header: 'Filing recorded by', value: Prisma.sql`fw.name` },
    { header: 'Filing recorded at', value: instant(Prisma.sql`f.recorded_at`), kind: 'figure' },
    { header: 'Yearly reports', value: YEARLY, description: 'year, day and reference of each' },
    { header: 'Payment id', value: Prisma.sql`p.id`, kind: 'figure' },
  ],
  rows: (params, clock) => ({
    from: reportSource(clock),
    where: reportWhere(params, clock),
    orderBy: orderOf(REPORT_ORDER),
  }),
  evidence: {
    // The entry itself, and what was decided and filed about it.
    chains: [Prisma.sql`'company:' || p.company_id || ':' || p.year`, Prisma.sql`'company:' || p.company_id`],
    record: { column: 'Payment id', field: 'targetId' },
  },
})
