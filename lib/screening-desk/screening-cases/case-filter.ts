import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { containing, type ListOrder } from '@/lib/database/keyset'
import { nameContains } from '@/lib/records/companies/names/search-names'
import { destinationLine } from '@/lib/report-definition/destination-columns'
import type { CaseListParams } from './case-list-params'
import { RECORDS_OF_CASE } from './case-subject'

/** Cases `k` with their payment `p`, list `s`, record `l` or `m`, company `c` and the person `d` who decided. */
export const CASE_SOURCE = Prisma.sql`
  screening_case k LEFT JOIN payment p ON p.id = k.payment_id
  LEFT JOIN screening_list s ON s.id = k.screening_list_id
  ${RECORDS_OF_CASE}
  LEFT JOIN company c ON c.id = k.company_id LEFT JOIN person d ON d.id = k.decided_by_id`

/** The destination in one line, as typed. */
export const DESTINATION_LINE = destinationLine(Prisma.sql`k.destination`)

/** The cases that match a filter, on all pages. */
export function caseWhere(params: CaseListParams): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (!params.state) parts.push(Prisma.sql`k.decided_at IS NULL`)
  if (params.state === 'decided') parts.push(Prisma.sql`k.decided_at IS NOT NULL`)
  if (params.source === 'stored') parts.push(Prisma.sql`k.source <> 'payment'`)
  else if (params.source) parts.push(Prisma.sql`k.source = ${params.source}`)
  if (params.outcome) parts.push(isOneOf(Prisma.sql`k.outcome`, 'FindingOutcome', [params.outcome]))
  if (params.decision?.length) parts.push(Prisma.sql`k.decision IN (${Prisma.join(params.decision)})`)
  if (params.run) parts.push(Prisma.sql`k.re_screening_id = ${params.run}::uuid`)
  if (params.company) parts.push(Prisma.sql`k.company_id = ${params.company}::uuid`)
  if (params.year) parts.push(Prisma.sql`p.year = ${params.year}`)
  if (params.q) {
    const pattern = containing(params.q)
    parts.push(
      Prisma.sql`
        (${DESTINATION_LINE} ILIKE ${pattern} OR p.reference ILIKE ${pattern} OR s.name ILIKE ${pattern}
          OR l.number ILIKE ${pattern} OR m.name ILIKE ${pattern} OR ${nameContains(Prisma.sql`c.name`, params.q)})`,
    )
  }
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/** The newest first. */
export const CASE_ORDER: ListOrder = {
  by: Prisma.sql`k.opened_at`,
  id: Prisma.sql`k.id`,
  type: 'timestamptz',
  direction: 'descending',
}
