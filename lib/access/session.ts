import 'server-only'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { db } from '@/lib/db'
import { authOptions } from './auth-options'
import type { Actor } from './permissions'

/**
 * The person behind this request, or null. Read from the database each time: a deactivated person, a changed role or a changed password takes effect
 * with the next request, whatever the cookie still says.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions)
  if (!session?.personId) return null
  const person = await db.person.findUnique({ where: { id: session.personId } })
  if (!person || person.deactivatedAt || person.sessionVersion !== session.sessionVersion) return null
  return { id: person.id, name: person.name, email: person.email, role: person.role }
})

/** The person behind this page, or the sign-in page. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect('/sign-in')
}
