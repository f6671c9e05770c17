import 'server-only'
import { type Actor, can } from '@/lib/access/permissions'
import { db } from '@/lib/db'
import { done, type Outcome, refused } from '@/lib/outcome'

/** The person an export is made for, as they are now. Refuses one who is deactivated or may not export any more. */
export async function stillAllowed(personId: string): Promise<Outcome<Actor>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } })
  const { id, name, email, role, deactivatedAt } = person
  if (!deactivatedAt && can(role, 'exports:create')) return done({ id, name, email, role })
  return refused({ kind: 'forbidden', says: `${name} may not export any more` })
}
