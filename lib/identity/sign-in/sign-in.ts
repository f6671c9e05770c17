import 'server-only'
import type { User } from 'next-auth'
import { z } from 'zod'
import { db } from '@/lib/database/db'
import { findKnownDevice, rememberDevice } from '@/lib/identity/passwords/known-device'
import { NO_ONES_HASH, verifyPassword, whileHashing } from '@/lib/identity/passwords/password-hashing'
import { type AttemptBy, countAttempt } from '@/lib/identity/passwords/sign-in-attempts'
import { networkOf } from '@/lib/kernel/http/request-source'
import { afterFirstFactor } from './after-first-factor'

/** From where someone signs in: the address of the request, and the tokens of the device cookie. */
export type SignInOrigin = { source: string; deviceTokens: readonly string[] }

/**
 * The result of a sign-in, with the device tokens from now on. With `second_factor` the password was right. `locked`
 * and `busy` reveal nothing about who has an account: attempts on unknown addresses are counted in the same way.
 */
export type SignIn =
  | { kind: 'signed_in'; user: User; deviceTokens: string[] }
  | { kind: 'second_factor'; challengeToken: string }
  | { kind: 'refused' }
  | { kind: 'locked' }
  | { kind: 'busy' }

const given = z.object({ email: z.string(), password: z.string() })

/**
 * Signs in the person with this email address and password. Incorrect passwords are limited for each account, for each
 * source and for both together; a device on which the person has signed in before has a limit of its own. Only so many
 * passwords are checked at the same time.
 */
export async function signInWithPassword(credentials: unknown, origin: SignInOrigin): Promise<SignIn> {
  const parsed = given.safeParse(credentials)
  if (!parsed.success) return { kind: 'refused' }
  const account = accountOf(parsed.data.email)
  const device = await findKnownDevice(account, origin.deviceTokens)
  const by: AttemptBy = device
    ? { via: 'device', account, deviceId: device.id }
    : { via: 'stranger', account, source: networkOf(origin.source) }
  const counted = await whileHashing(device ? 'known' : 'stranger', () =>
    countAttempt(by, () => checkPassword(account, parsed.data.password)),
  )
  if (!counted.ok) return { kind: 'busy' }
  if (!counted.value) return { kind: 'locked' }
  const { correct, person } = counted.value
  if (!correct || !person) return { kind: 'refused' }
  const accepted = await afterFirstFactor(person)
  if (accepted.kind === 'second_factor') return accepted
  return { kind: 'signed_in', user: accepted.user, deviceTokens: await rememberDevice(person.id, origin.deviceTokens) }
}

/** The account that attempts are counted for, and that the trail names. */
const NO_ADDRESS = 'a text that is not an email address'

/** A text that is not an address may be a password in the wrong field: it is neither stored nor shown. */
function accountOf(typed: string): string {
  const address = normalizeEmail(typed)
  return z.email().safeParse(address).success ? address : NO_ADDRESS
}

/** Takes equally long for an unknown address, a deactivated person, one without a password and an incorrect one. */
async function checkPassword(email: string, password: string) {
  const person = await db.person.findUnique({ where: { email } })
  const matches = await verifyPassword(person?.passwordHash ?? NO_ONES_HASH, password)
  const correct = matches && person?.passwordHash != null && !person.deactivatedAt
  return { correct, person, personId: person?.id }
}

/**
 * An email address as it is stored, without characters that the database refuses. A text that is not an address stays
 * readable in the audit trail.
 */
const normalizeEmail = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, 320)
