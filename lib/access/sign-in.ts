import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import type { User } from 'next-auth'
import { recordEvent } from '@/lib/audit/audited'
import { db } from '@/lib/db'

const WINDOW_MINUTES = 15
const REFUSALS_ALLOWED = 8

/** A password as it is kept: argon2id with the library's parameters (19 MiB, two passes), about 50 ms a hash. */
export const hashPassword = (password: string): Promise<string> => hash(password)

// Verified when no such person exists, so that the time of the answer does not tell who has an account.
const nobody = hashPassword('nobody has this password')

/**
 * The person with this e-mail and password, or null; either way an audit event. After eight refusals within fifteen minutes the address is refused
 * without looking, so that a password cannot be guessed by trying.
 */
export async function signInWithPassword(given: { email: string; password: string }): Promise<User | null> {
  const email = given.email.trim().toLowerCase().slice(0, 320)
  const person = email.includes('\u0000') ? null : await db.person.findUnique({ where: { email } })
  const refusals = await db.auditEvent.count({
    where: {
      verb: 'person.sign-in-refused',
      targetId: email,
      at: { gt: new Date(Date.now() - WINDOW_MINUTES * 60_000) },
    },
  })
  const right = await verify(person?.passwordHash ?? (await nobody), given.password)
  if (!person?.passwordHash || person.deactivatedAt || !right || refusals >= REFUSALS_ALLOWED) {
    await recordEvent({
      actorId: person?.id ?? null,
      verb: 'person.sign-in-refused',
      targetKind: 'person',
      targetId: email.replaceAll('\u0000', ''),
      targetName: email.replaceAll('\u0000', ''),
    })
    return null
  }
  await recordEvent({
    actorId: person.id,
    verb: 'person.signed-in',
    targetKind: 'person',
    targetId: person.id,
    targetName: person.name,
  })
  return { id: person.id, name: person.name, email: person.email, sessionVersion: person.sessionVersion }
}
