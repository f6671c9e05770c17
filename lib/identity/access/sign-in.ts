import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import type { User } from 'next-auth'
import { z } from 'zod'
import { recordEvent } from '@/lib/audit/audited'
import { db } from '@/lib/database/db'
import { LONGEST_PASSWORD } from './password-policy'
import { beginSession } from './session-store'

const WINDOW_MINUTES = 15
const REFUSALS_ALLOWED = 8

/** What marks an attempt that was not looked at: it does not prolong the wait it met. */
const LOCKED_REASON = 'too many wrong passwords'

/** A password as it is kept: argon2id with the library's parameters (19 MiB, two passes), about 50 ms a hash. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Whether this is the password behind a kept hash. */
export const isPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password.slice(0, LONGEST_PASSWORD + 1))

// Verified when no such person exists, so that the time of the answer does not tell who has an account.
const nobody = hashPassword('nobody has this password')

/** What a sign-in gave. `locked` says nothing about who has an account: it counts attempts on an address. */
export type SignIn = { kind: 'signed_in'; user: User } | { kind: 'refused' } | { kind: 'locked' }

const given = z.object({ email: z.string(), password: z.string() })

/**
 * The person with this e-mail and password; each attempt is an audit event. After eight wrong passwords within fifteen
 * minutes the address is refused without looking, so that a password cannot be guessed by trying.
 */
export async function signInWithPassword(credentials: unknown): Promise<SignIn> {
  const parsed = given.safeParse(credentials)
  if (!parsed.success) return { kind: 'refused' }
  const email = asAddress(parsed.data.email)
  if (await isLocked(email)) return refuse(email, null, LOCKED_REASON)
  const person = await db.person.findUnique({ where: { email } })
  const right = await isPassword(person?.passwordHash ?? (await nobody), parsed.data.password)
  // Asked again after the slow part: attempts made at once cannot all pass before the first is counted.
  if (await isLocked(email)) return refuse(email, person?.id ?? null, LOCKED_REASON)
  if (!person?.passwordHash || person.deactivatedAt || !right) return refuse(email, person?.id ?? null)
  return { kind: 'signed_in', user: await beginSession(person) }
}

/** Whether an address met eight wrong passwords within the last fifteen minutes. */
export async function isLocked(email: string): Promise<boolean> {
  const since = new Date(Date.now() - WINDOW_MINUTES * 60_000)
  const refusals = await db.auditEvent.count({
    where: { verb: 'person.sign-in-refused', targetId: email, reason: '', at: { gt: since } },
  })
  return refusals >= REFUSALS_ALLOWED
}

/** Records a wrong password, or an attempt that was not looked at. */
export async function refuse(email: string, actorId: string | null, reason = ''): Promise<SignIn> {
  const address = email || 'no e-mail address'
  await recordEvent({
    actorId,
    verb: 'person.sign-in-refused',
    targetKind: 'person',
    targetId: address,
    targetName: address,
    ...(reason && { reason }),
  })
  return { kind: reason ? 'locked' : 'refused' }
}

/**
 * An e-mail address as it is kept, without what the database refuses; what is no address at all stays readable for the
 * trail.
 */
const asAddress = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, 320)
