import { Prisma } from '@/generated/prisma/client'
import type { ReportEvidence } from '@/lib/report-definition/prepare-report'

/**
 * Of a report whose rows are about payments `p` with a determination `d`: the company's year, the licenses that decided
 * and the rates used.
 */
export const PAYMENT_EVIDENCE: ReportEvidence = {
  chains: [Prisma.sql`'company:' || p.company_id || ':' || p.year`],
  record: { column: 'Payment id', field: 'targetId' },
  generalLicenses: Prisma.sql`d.general_licenses`,
  rates: ({ from, where }) =>
    Prisma.sql`
      SELECT p.currency AS "Currency", p.rate AS "Rate", p.rate_date AS "Rate date",
        p.rate_source::text AS "Rate source", count(DISTINCT p.id) AS "Payments"
      FROM ${from} WHERE (${where}) AND p.rate IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 4, 2`,
}
