import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { orderOf } from '@/lib/database/keyset'
import { instant } from '@/lib/report-definition/cell'
import { destinationColumns, reasonsOf } from '@/lib/report-definition/destination-columns'
import { defineReport } from '@/lib/report-definition/report'
import { CASE_ORDER, CASE_SOURCE, caseWhere } from './case-filter'
import { caseListParams } from './case-list-params'

/** Screening cases with the destination as it was screened, the reasons and the decision. */
export const caseReport = defineReport({
  name: 'screening-cases',
  title: 'Screening cases',
  page: '/screening/cases',
  recordPage: '/screening/cases/',
  description: 'Screening cases with the destination as it was screened, the reasons and the decision.',
  schema: caseListParams,
  identity: { key: Prisma.sql`k.id`, record: { target: Prisma.sql`k.id` } },
  columns: () => [
    { header: 'Opened at', value: instant(Prisma.sql`k.opened_at`), kind: 'figure' },
    {
      header: 'Opened by',
      value: Prisma.sql`k.source`,
      description: 'payment; re-screening: a run over what is stored; record: one that was saved',
    },
    { header: 'Payment', value: Prisma.sql`p.reference` },
    { header: 'Saved list', value: Prisma.sql`s.name` },
    { header: 'Party or row', value: Prisma.sql`k.position`, kind: 'figure' },
    { header: 'FSB license or product', value: Prisma.sql`coalesce(l.number, m.name)` },
    {
      header: 'Part',
      value: Prisma.sql`nullif(split_part(k.subject, ':', 3), '')`,
      description: 'of its payment, list or record',
    },
    { header: 'Company', value: Prisma.sql`c.name` },
    ...destinationColumns(Prisma.sql`k.destination`),
    { header: 'Outcome', value: Prisma.sql`k.outcome::text` },
    { header: 'Reasons', value: reasonsOf(Prisma.sql`k.verdict`) },
    { header: 'Places version', value: Prisma.sql`k.verdict->>'placesVersion'` },
    { header: 'Screening version', value: Prisma.sql`k.verdict->>'rulesVersion'` },
    { header: 'Decision', value: Prisma.sql`k.decision` },
    { header: 'Reason', value: Prisma.sql`k.reason` },
    { header: 'Decided by', value: Prisma.sql`d.name` },
    { header: 'Decided at', value: instant(Prisma.sql`k.decided_at`), kind: 'figure' },
    { header: 'Case id', value: Prisma.sql`k.id`, kind: 'figure' },
    { header: 'Payment id', value: Prisma.sql`k.payment_id`, kind: 'figure' },
  ],
  rows: (params) => ({ from: CASE_SOURCE, where: caseWhere(params), orderBy: orderOf(CASE_ORDER) }),
  evidence: {
    // The payment a destination was entered with, and its rescreenings and decisions since. The events of a saved list
    // are in the organisation's chain.
    chains: [Prisma.sql`'company:' || p.company_id || ':' || p.year`, Prisma.sql`'company:' || k.company_id`],
    record: { column: 'Payment id', field: 'targetId' },
  },
})
