import 'server-only'
import type { User } from 'next-auth'
import { rememberDevice } from '@/lib/identity/passwords/known-device'
import { beginChallenge, redeemChallenge } from '@/lib/identity/second-factor/sign-in-challenge'
import { beginSession } from '@/lib/identity/sessions/session-store'

type AcceptedPerson = Parameters<typeof beginChallenge>[0]

/**
 * Every way of signing in ends here: the session of a person who was accepted begins, unless they have a second factor
 * or their role needs one. Then the sign-in has a challenge only, whose token the browser keeps. `way` names the
 * way of signing in where it was not by password.
 */
export async function afterFirstFactor(
  person: AcceptedPerson,
  way = '',
): Promise<{ kind: 'session'; user: User } | { kind: 'second_factor'; challengeToken: string }> {
  const challengeToken = await beginChallenge(person, way)
  if (challengeToken !== null) return { kind: 'second_factor', challengeToken }
  return { kind: 'session', user: await beginSession(person, way) }
}

/**
 * Begins the session of a sign-in whose second factor was given, once. Null where it was not given, is over or was
 * used. The browser is known from then on.
 */
export async function signInAfterChallenge(
  challengeToken: string,
  deviceTokens: readonly string[],
): Promise<{ user: User; deviceTokens: string[] } | null> {
  const redeemed = await redeemChallenge(challengeToken)
  if (!redeemed) return null
  const { person, way, metAt } = redeemed
  const user = await beginSession(person, way, metAt)
  return { user, deviceTokens: await rememberDevice(person.id, deviceTokens) }
}
