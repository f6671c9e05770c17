import 'server-only'
import type { User } from 'next-auth'
import { z } from 'zod'
import { recordEvent } from '@/lib/audit/audited'
import { db } from '@/lib/db'
import { environment } from '@/lib/env'
import { ROLES } from './permissions'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * The demo person of a role, without a password: only where the demo was asked for, only in an organisation marked as demo, and only for a browser
 * that came by a loopback address. Null otherwise.
 */
export async function signInAsDemoRole(givenRole: string, host: string): Promise<User | null> {
  const role = z.enum(ROLES).safeParse(givenRole)
  if (!role.success || !environment.demo || !LOOPBACK.test(host)) return null
  const organisation = await db.organisation.findUnique({ where: { id: 1 } })
  if (!organisation?.demo) return null
  const person = await db.person.findFirst({
    where: { role: role.data, deactivatedAt: null },
    orderBy: { createdAt: 'asc' },
  })
  if (!person) return null
  await recordEvent({
    actorId: person.id,
    verb: 'person.signed-in',
    targetKind: 'person',
    targetId: person.id,
    targetName: person.name,
    reason: 'demo',
  })
  return { id: person.id, name: person.name, email: person.email, sessionVersion: person.sessionVersion }
}
