import 'server-only'
import type { Transaction } from '@/lib/database/db'
import type { Refusal } from '@/lib/kernel/outcome'
import type { SeenPerson } from './person-input'

type PersonRow = NonNullable<Awaited<ReturnType<Transaction['person']['findUnique']>>>

/**
 * The person somebody means to change, if they still are what was on that screen. Locks the organisation until the
 * transaction ends, so that changes of people follow one another and two administrators cannot demote each other at
 * once.
 */
export async function lockSeenPerson(
  transaction: Transaction,
  seen: SeenPerson,
): Promise<{ person: PersonRow } | { refusal: Refusal }> {
  await transaction.$queryRaw`SELECT 1 FROM organisation WHERE id = 1 FOR UPDATE`
  const person = await transaction.person.findUnique({ where: { id: seen.id } })
  if (!person) return { refusal: { kind: 'not_found', says: 'There is no such person' } }
  if (person.version === seen.version) return { person }
  const says = `${person.name} was changed since this page was opened. Nothing of yours was saved; open the page again to see what is there now`
  return { refusal: { kind: 'conflict', says } }
}

/**
 * Whether nobody else could manage people if this person could not: the last active administrator with a password (in
 * the demo nobody has one). Somebody invited who never signed in does not count.
 */
export async function isLastAdministrator(transaction: Transaction, person: PersonRow): Promise<boolean> {
  if (person.role !== 'administrator' || person.deactivatedAt) return false
  const { demo } = await transaction.organisation.findUniqueOrThrow({ where: { id: 1 } })
  const others = await transaction.person.count({
    where: {
      id: { not: person.id },
      role: 'administrator',
      deactivatedAt: null,
      ...(!demo && { passwordHash: { not: null } }),
    },
  })
  return others === 0
}
