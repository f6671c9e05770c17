import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { PAGE_SIZE } from '@/lib/kernel/list-params'
import { AUDIT_SOURCE, auditWhere, isWholeTrail } from './audit-filter'
import { type AuditListParams, type AuditPlace, readAuditPlace, writeAuditPlace } from './audit-list-params'

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

export type AuditPage = { rows: AuditRow[]; before: string | null; after: string | null }

/** Reads one page of the trail by keyset, newest first. */
export async function listAuditEvents(params: AuditListParams, timeZone: string): Promise<AuditPage> {
  const newer = readAuditPlace(params.before)
  const older = newer ? null : readAuditPlace(params.after)
  const order = newer
    ? Prisma.sql`ORDER BY e.at, e.chain DESC, e.seq`
    : Prisma.sql`ORDER BY e.at DESC, e.chain, e.seq DESC`
  const read = await db.$queryRaw<AuditRow[]>`
    SELECT e.chain, e.seq, e.at, e.actor_id AS "actorId", a.name AS "actorName", e.verb, e.target_kind AS "targetKind", e.target_id AS "targetId",
      e.target_name AS "targetName", e.company_id AS "companyId", c.name AS "companyName", e.before, e.after, e.reason, e.previous_hash AS "previousHash", e.hash
    FROM ${AUDIT_SOURCE} WHERE ${auditWhere(params, timeZone)} AND ${newer ? newerThan(newer) : older ? olderThan(older) : Prisma.sql`TRUE`}
    ${order} LIMIT ${PAGE_SIZE + 1}`
  const rows = read.slice(0, PAGE_SIZE)
  if (newer) rows.reverse()
  const more = read.length > PAGE_SIZE
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    before: first && (newer ? more : older) ? writeAuditPlace(first) : null,
    after: last && (newer || more) ? writeAuditPlace(last) : null,
  }
}

// `x <= v AND (x < v OR ...)`, not the OR alone: the index gives the first half its beginning.
const olderThan = ({ at, chain, seq }: AuditPlace) =>
  Prisma.sql`e.at <= ${at}::timestamptz AND (e.at < ${at}::timestamptz OR e.chain > ${chain} OR (e.chain = ${chain} AND e.seq < ${seq}))`
const newerThan = ({ at, chain, seq }: AuditPlace) =>
  Prisma.sql`e.at >= ${at}::timestamptz AND (e.at > ${at}::timestamptz OR e.chain < ${chain} OR (e.chain = ${chain} AND e.seq > ${seq}))`

/** How many events the filter means. The whole trail is counted from the heads of its chains. */
export async function countAuditEvents(params: AuditListParams, timeZone: string): Promise<number> {
  const rows = isWholeTrail(params)
    ? await db.$queryRaw<{ count: number }[]>`
        SELECT ((SELECT coalesce(sum(head_seq), 0) FROM company_year) + (SELECT coalesce(sum(head_seq), 0) FROM audit_chain))::float8 AS count`
    : await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::float8 AS count FROM audit_event e WHERE ${auditWhere(params, timeZone)}`
  return rows[0]?.count ?? 0
}

/** Whom the filter can name: everybody who ever had an account, by name. */
export async function peopleOfTrail(): Promise<{ value: string; label: string }[]> {
  const people = await db.person.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
  return people.map(({ id, name }) => ({ value: id, label: name }))
}

/** What the filter's ids are called, for its chips: the record as it was called last. */
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
