import 'server-only'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { EXPORT_FILE_MESSAGES } from './messages'

/** The person an export is for, as they are now. Refuses one who is deactivated or may no longer export. */
export async function stillAllowed(personId: string): Promise<Result<Actor>> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } })
  const { id, name, email, role, deactivatedAt } = person
  if (!deactivatedAt && can(role, 'exports:create')) return ok({ id, name, email, role })
  return err({ kind: 'forbidden', message: EXPORT_FILE_MESSAGES.mayNotExport(name) })
}
