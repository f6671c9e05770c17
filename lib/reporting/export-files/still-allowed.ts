import 'server-only'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'

/** The person an export is made for, as they are now. Refuses one who is deactivated or may not export any more. */
export async function stillAllowed(personId: string): Promise<Outcome<Actor>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } })
  const { id, name, email, role, deactivatedAt } = person
  if (!deactivatedAt && can(role, 'exports:create')) return done({ id, name, email, role })
  return refused({ kind: 'forbidden', says: `${name} may not export any more` })
}
