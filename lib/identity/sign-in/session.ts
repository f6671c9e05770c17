import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { addressOf } from '@/lib/identity/sessions/event-origin'
import { actorOf, noteUse } from '@/lib/identity/sessions/session-store'
import { authOptions } from '@/lib/identity/sign-in/auth-options'
import { PATH_HEADER, signInPath } from '@/lib/identity/sign-in/next-path'
import type { Actor } from '@/lib/permissions/permissions'

/**
 * The person of this request, or null. Read from the database for each request: a sign-out, a deactivation, a new role
 * or a new password takes effect with the next request, whatever the cookie claims.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions)
  return session ? actorOf(session) : null
})

/** The person of this request; redirects to the sign-in page, which leads back here, when there is none. */
export async function requireActor(): Promise<Actor> {
  const [actor, given] = await Promise.all([currentActor(), headers()])
  if (!actor) redirect(signInPath(given.get(PATH_HEADER)))
  await noteUseOnce(actor, addressOf(given))
  return actor
}

/** A page and its layout are one request. */
const noteUseOnce = cache(noteUse)
