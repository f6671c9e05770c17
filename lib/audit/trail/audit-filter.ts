import { Prisma } from '@/generated/prisma/client'
import { verbsOf } from '@/lib/audit/events/verb-groups'
import { containing } from '@/lib/database/keyset'
import { addDays } from '@/lib/kernel/calendar'
import type { AuditListParams } from './audit-list-params'

/** The tables of the trail: `e` event, `a` the person who acted, `c` the company it is about. */
export const AUDIT_SOURCE = Prisma.sql`
  audit_event e
  LEFT JOIN person a ON a.id = e.actor_id
  LEFT JOIN company c ON c.id = e.company_id`

/**
 * The filter of the trail as one condition, the same for its rows, its count and its export. Days are those of the
 * organisation's zone.
 */
export function auditWhere(params: AuditListParams, timeZone: string): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  const midnight = (date: string) => Prisma.sql`(${date}::date::timestamp AT TIME ZONE ${timeZone})`
  if (params.person) parts.push(Prisma.sql`e.actor_id = ${params.person}::uuid`)
  if (params.company) parts.push(Prisma.sql`e.company_id = ${params.company}::uuid`)
  if (params.group) parts.push(Prisma.sql`e.verb IN (${Prisma.join([...verbsOf(params.group)])})`)
  if (params.from) parts.push(Prisma.sql`e.at >= ${midnight(params.from)}`)
  if (params.to) parts.push(Prisma.sql`e.at < ${midnight(addDays(params.to, 1))}`)
  if (params.q) parts.push(Prisma.sql`e.target_name ILIKE ${containing(params.q)}`)
  if (params.target) parts.push(Prisma.sql`e.target_id = ${params.target}`)
  if (params.chain) parts.push(Prisma.sql`e.chain = ${params.chain}`)
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/** Whether the filter matches every event. */
export const isUnfiltered = ({ after: _after, before: _before, ...filter }: AuditListParams): boolean =>
  Object.values(filter).every((value) => value === undefined)
