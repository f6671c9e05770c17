import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { containing } from '@/lib/database/keyset'
import { destinationLine } from '@/lib/report-definition/destination-columns'
import type { SavedRowParams } from './list-params'

/** Rows `r` of finished saved lists `l`. */
export const ROW_SOURCE = Prisma.sql`
  screening_list_row r JOIN screening_list l ON l.id = r.screening_list_id AND l.finished_at IS NOT NULL`

/** The rows that match a filter. */
export function savedRowWhere({ list, outcome, q }: SavedRowParams): Prisma.Sql {
  const parts = [list ? Prisma.sql`r.screening_list_id = ${list}::uuid` : Prisma.sql`FALSE`]
  if (outcome) parts.push(isOneOf(Prisma.sql`r.outcome`, 'FindingOutcome', [outcome]))
  if (q) parts.push(Prisma.sql`${destinationLine(Prisma.sql`r.destination`)} ILIKE ${containing(q)}`)
  return Prisma.join(parts, ' AND ')
}
