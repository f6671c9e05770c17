import 'server-only'
import { db, type Transaction } from '@/lib/database/db'

/** The identity that a provider's subject is bound to, with its person; null where there is none. */
export const findIdentity = (issuer: string, subject: string, client: Transaction = db) =>
  client.personIdentity.findFirst({ where: { issuer, subject, endedAt: null }, include: { person: true } })

export type BoundIdentity = NonNullable<Awaited<ReturnType<typeof findIdentity>>>
