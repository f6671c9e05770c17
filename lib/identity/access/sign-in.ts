import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import type { User } from 'next-auth'
import { z } from 'zod'
import { recordEvent } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { LONGEST_PASSWORD } from './password-policy'
import { beginSession } from './session-store'

const WINDOW_MINUTES = 15
const REFUSALS_ALLOWED = 8

/** The reason in the event of an attempt while the address is locked. Such attempts do not prolong the lock. */
const LOCKED_REASON = 'too many wrong passwords'

/** The hash of a password: argon2id with the library's parameters (19 MiB, two passes), about 50 ms each. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Whether a password matches a stored hash. */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password.slice(0, LONGEST_PASSWORD + 1))

// Verified when there is no such person, so that the response time does not reveal who has an account.
const DUMMY_HASH = hashPassword('the password of no account')

/** The result of a sign-in. `locked` reveals nothing about who has an account: it counts attempts on an address. */
export type SignIn = { kind: 'signed_in'; user: User } | { kind: 'refused' } | { kind: 'locked' }

const given = z.object({ email: z.string(), password: z.string() })

/**
 * Signs in the person with this email address and password; each attempt is an audit event. After eight incorrect
 * passwords within fifteen minutes the address is locked, so that a password cannot be guessed.
 */
export async function signInWithPassword(credentials: unknown): Promise<SignIn> {
  const parsed = given.safeParse(credentials)
  if (!parsed.success) return { kind: 'refused' }
  const email = normalizeEmail(parsed.data.email)
  if (await isLocked(email)) return recordRefusedSignIn(email, null, LOCKED_REASON)
  const person = await db.person.findUnique({ where: { email } })
  const isCorrect = await verifyPassword(person?.passwordHash ?? (await DUMMY_HASH), parsed.data.password)
  // Checked again after the slow part: simultaneous attempts must not all pass before the first is counted.
  if (await isLocked(email)) return recordRefusedSignIn(email, person?.id ?? null, LOCKED_REASON)
  if (!person?.passwordHash || person.deactivatedAt || !isCorrect) return recordRefusedSignIn(email, person?.id ?? null)
  return { kind: 'signed_in', user: await beginSession(person) }
}

/** Whether eight incorrect passwords were entered for an address within the last fifteen minutes. */
export async function isLocked(email: string): Promise<boolean> {
  const since = new Date(Date.now() - WINDOW_MINUTES * 60_000)
  const refusals = await db.auditEvent.count({
    where: { verb: 'person.sign-in-refused', targetId: email, reason: '', at: { gt: since } },
  })
  return refusals >= REFUSALS_ALLOWED
}

/** Records an incorrect password, or an attempt while the address is locked. */
export async function recordRefusedSignIn(email: string, actorId: string | null, reason = ''): Promise<SignIn> {
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
 * An email address as it is stored, without characters that the database refuses. A text that is not an address stays
 * readable in the audit trail.
 */
const normalizeEmail = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, 320)
