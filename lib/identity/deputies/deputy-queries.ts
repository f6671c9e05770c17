import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db, type Transaction } from '@/lib/database/db'
import { waysToSignIn } from '@/lib/identity/people/lock-person'
import { fromDateColumn, type IsoDate, toDateColumn } from '@/lib/kernel/calendar'
import type { Actor } from '@/lib/permissions/permissions'
import type { DeputyDays } from './deputy-rules'

/** A deputyship that is in force or to come. */
export type Deputyship = DeputyDays & { id: string; reason: string }

/** More than any organisation has at once. */
const MOST_LISTED = 100

const NAMED = { select: { id: true, name: true } }

/** The deputyships of everyone that are in force or to come, the earliest first. */
export const listDeputyships = (today: IsoDate): Promise<Deputyship[]> => deputyshipsWhere(today, {})

/** The same of some people, as the person who is away or as the deputy. */
export const deputyshipsOf = (ids: string[], today: IsoDate, client: Transaction = db): Promise<Deputyship[]> =>
  deputyshipsWhere(today, { OR: [{ personId: { in: ids } }, { deputyId: { in: ids } }] }, client)

/** Whose deputy a person is today. */
export const deputyToday = (personId: string, today: IsoDate): Promise<Deputyship[]> =>
  deputyshipsWhere(today, { deputyId: personId, firstDay: { lte: toDateColumn(today) } })

async function deputyshipsWhere(
  today: IsoDate,
  where: Prisma.DeputyshipWhereInput,
  client: Transaction = db,
): Promise<Deputyship[]> {
  const rows = await client.deputyship.findMany({
    where: { endedAt: null, lastDay: { gte: toDateColumn(today) }, ...where },
    include: { person: NAMED, deputy: NAMED },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
  })
  return rows.map(({ id, person, deputy, firstDay, lastDay, reason }) => ({
    id,
    person,
    deputy,
    firstDay: fromDateColumn(firstDay),
    lastDay: fromDateColumn(lastDay),
    reason,
  }))
}

/** The people that a person can name, by name: active, of the same role, and able to sign in. */
export async function possibleDeputies({ id, role }: Actor): Promise<{ id: string; name: string }[]> {
  const where = { id: { not: id }, role, deactivatedAt: null, ...(await ableToSignIn(db)) }
  return db.person.findMany({ where, ...NAMED, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}

/** As a condition on a person: they can sign in. In the demo there are no passwords, and everyone can. */
export async function ableToSignIn(client: Transaction): Promise<Prisma.PersonWhereInput> {
  const organisation = await client.organisation.findUnique({ where: { id: 1 }, select: { demo: true } })
  return organisation?.demo ? {} : { OR: waysToSignIn() }
}
