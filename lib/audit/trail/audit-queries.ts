import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { type KeyedOrder, keysetByKeys, type ListPage } from '@/lib/database/keyset'
import { AUDIT_SOURCE, auditWhere, isUnfiltered } from './audit-filter'
import { type AuditListParams, readAuditCursor, writeAuditCursor } from './audit-list-params'

/** One event as the trail shows it. */
export type AuditRow = {
  chain: string
  seq: number
  at: Date
  actorId: string | null
  actorName: string | null
  verb: string
  targetKind: string
  targetId: string
  targetName: string
  companyId: string | null
  companyName: string | null
  before: string | null
  after: string | null
  reason: string
  previousHash: string
  hash: string
}

/** Newest first, chains by name within an instant, the later event of a chain first. */
const NEWEST_FIRST: KeyedOrder<AuditRow> = {
  keys: [
    { by: Prisma.sql`e.at`, type: 'timestamptz', direction: 'descending' },
    { by: Prisma.sql`e.chain`, type: 'text', direction: 'ascending' },
    { by: Prisma.sql`e.seq`, type: 'integer', direction: 'descending' },
  ],
  readCursor: (text) => {
    const cursor = readAuditCursor(text)
    return cursor && [cursor.at, cursor.chain, String(cursor.seq)]
  },
  writeCursor: writeAuditCursor,
}

/** One page of the events of a filter, newest first. */
export async function listAuditEvents(params: AuditListParams, timeZone: string): Promise<ListPage<AuditRow>> {
  const { where, orderAndLimit, toPage } = keysetByKeys(NEWEST_FIRST, params)
  return toPage(
    await db.$queryRaw<AuditRow[]>`
    SELECT e.chain, e.seq, e.at, e.actor_id AS "actorId", a.name AS "actorName", e.verb, e.target_kind AS "targetKind",
      e.target_id AS "targetId", e.target_name AS "targetName", e.company_id AS "companyId", c.name AS "companyName",
      e.before, e.after, e.reason, e.previous_hash AS "previousHash", e.hash
    FROM ${AUDIT_SOURCE} WHERE ${auditWhere(params, timeZone)} AND ${where} ${orderAndLimit}`,
  )
}

/** How many events match the filter. Without a filter they are counted from the heads of the chains. */
export async function countAuditEvents(params: AuditListParams, timeZone: string): Promise<number> {
  const rows = isUnfiltered(params)
    ? await db.$queryRaw<{ count: number }[]>`
        SELECT ((SELECT coalesce(sum(head_seq), 0) FROM company_year)
          + (SELECT coalesce(sum(head_seq), 0) FROM audit_chain))::float8 AS count`
    : await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::float8 AS count FROM audit_event e WHERE ${auditWhere(params, timeZone)}`
  return rows[0]?.count ?? 0
}

/** The people the filter offers: everyone who ever had an account, by name. */
export async function peopleOfTrail(): Promise<{ value: string; label: string }[]> {
  const people = await db.person.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
  return people.map(({ id, name }) => ({ value: id, label: name }))
}

/** The names of the filter's ids, for its chips: the record under its latest name. */
export async function auditFilterNames(params: AuditListParams) {
  const [person, company, target] = await Promise.all([
    params.person ? db.person.findUnique({ where: { id: params.person }, select: { name: true } }) : null,
    params.company ? db.company.findUnique({ where: { id: params.company }, select: { name: true } }) : null,
    params.target
      ? db.auditEvent.findFirst({
          where: { targetId: params.target },
          orderBy: { at: 'desc' },
          select: { targetName: true },
        })
      : null,
  ])
  return { person: person?.name, company: company?.name, target: target?.targetName }
}
