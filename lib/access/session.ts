import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { db } from '@/lib/db'
import { authOptions } from './auth-options'
import { PATH_HEADER, signInPath } from './next-path'
import type { Actor } from './permissions'

/**
 * The person behind this request, or null. Read from the database each time: a deactivated person, a changed role or a changed password takes effect
 * with the next request, whatever the cookie still says.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions)
  return session?.personId ? actorOf(session.personId, session.sessionVersion) : null
})

/** The person a session stands for, as the database knows them now; null when that session is no longer good. */
export async function actorOf(personId: string, sessionVersion: number | undefined): Promise<Actor | null> {
  const person = await db.person.findUnique({ where: { id: personId } })
  if (!person || person.deactivatedAt || person.sessionVersion !== sessionVersion) return null
  return { id: person.id, name: person.name, email: person.email, role: person.role }
}

/** The person behind this page, or the sign-in page, which leads back here. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect(signInPath((await headers()).get(PATH_HEADER)))
}
