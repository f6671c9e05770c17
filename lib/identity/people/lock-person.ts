import 'server-only'
import type { Transaction } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { PERSON_MESSAGES } from '@/lib/identity/messages'
import type { Refusal } from '@/lib/kernel/result'
import type { PersonVersion } from './person-input'

/** A person as the database has them. */
export type StoredPerson = NonNullable<Awaited<ReturnType<Transaction['person']['findUnique']>>>

/** Makes changes of people serial until the transaction ends. */
export const lockOrganisation = (transaction: Transaction) =>
  transaction.$queryRaw`SELECT 1 FROM organisation WHERE id = 1 FOR UPDATE`

/**
 * The person to change, or the refusal when they have changed since the form was opened. Locks the organisation until
 * the transaction ends, so that changes of people are serial and two administrators cannot demote each other
 * simultaneously.
 */
export async function lockPerson(
  transaction: Transaction,
  seen: PersonVersion,
): Promise<{ person: StoredPerson } | { refusal: Refusal }> {
  await lockOrganisation(transaction)
  const person = await transaction.person.findUnique({ where: { id: seen.id } })
  if (!person) return { refusal: { kind: 'not_found', message: PERSON_MESSAGES.unknown } }
  if (person.version === seen.version) return { person }
  return { refusal: { kind: 'conflict', message: PERSON_MESSAGES.overtaken(person.name) } }
}

/**
 * Whether this is the last active administrator who can sign in, with a password or with single sign-on (in the demo
 * there are no passwords), so that no one else could manage people. An invited person who has not signed in yet does
 * not count.
 */
export async function isLastAdministrator(transaction: Transaction, person: StoredPerson): Promise<boolean> {
  if (person.role !== 'administrator' || person.deactivatedAt) return false
  const { demo } = await transaction.organisation.findUniqueOrThrow({ where: { id: 1 } })
  const others = await transaction.person.count({
    where: {
      id: { not: person.id },
      role: 'administrator',
      deactivatedAt: null,
      ...(!demo && { OR: waysToSignIn() }),
    },
  })
  return others === 0
}

/** As conditions on a person: the ways to sign in that this installation has. */
export const waysToSignIn = () => [
  ...(environment.passwordSignIn ? [{ passwordHash: { not: null } }] : []),
  ...(environment.singleSignOn
    ? [{ identities: { some: { issuer: environment.singleSignOn.issuer, endedAt: null } } }]
    : []),
]
