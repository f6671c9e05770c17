import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { isOnThisMachine } from '@/lib/kernel/http/request-origin'
import { ROLES, type Role } from '@/lib/permissions/permissions'
import { afterFirstFactor } from './after-first-factor'

/** A person of the demo organisation, as whom a visitor signs in without a password. */
export type DemoPerson = { id: string; name: string; email: string; role: Role }

/**
 * One person for each role, in the order of ROLES: only where the demo is enabled and the server listens on this
 * machine only, in an organisation marked as demo, and for a browser on this machine, not behind a proxy. Empty
 * otherwise.
 */
export async function demoPeople(headers: Pick<Headers, 'get'>): Promise<DemoPerson[]> {
  if (!environment.demoSignIn || !isOnThisMachine(headers, environment.publicUrl)) return []
  const organisation = await db.organisation.findUnique({ where: { id: 1 } })
  if (!organisation?.demo) return []
  const people = await db.person.findMany({
    where: { deactivatedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true, role: true },
  })
  return ROLES.flatMap((role) => people.find((person) => person.role === role) ?? [])
}

/** Signs in as the demo person of a role; null where demoPeople has none. Their second factor is not left out. */
export async function signInAsDemoRole(givenRole: unknown, headers: Pick<Headers, 'get'>) {
  const role = z.enum(ROLES).safeParse(givenRole)
  if (!role.success) return null
  const chosen = (await demoPeople(headers)).find((person) => person.role === role.data)
  const person = chosen && (await db.person.findUnique({ where: { id: chosen.id } }))
  return person ? afterFirstFactor(person, 'demo') : null
}
