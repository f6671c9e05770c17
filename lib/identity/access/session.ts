import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Actor } from '@/lib/permissions/permissions'
import { authOptions } from './auth-options'
import { PATH_HEADER, signInPath } from './next-path'
import { actorOf } from './session-store'

/**
 * The person behind this request, or null. Read from the database each time: a sign-out, a deactivated person, a
 * changed role or a changed password takes effect with the next request, whatever the cookie still says.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions)
  return session ? actorOf(session) : null
})

/** The person behind this page, or the sign-in page, which leads back here. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect(signInPath((await headers()).get(PATH_HEADER)))
}
