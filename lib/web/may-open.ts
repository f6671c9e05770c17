import 'server-only'
import { headers } from 'next/headers'
import { countRefusal } from '@/lib/audit/events/count-refusal'
import { withOrigin } from '@/lib/database/origin'
import { requestOrigin } from '@/lib/identity/sessions/event-origin'
import { type Actor, can, type Permission } from '@/lib/permissions/permissions'

/**
 * Whether a person may open a page that is a form for this permission. A refusal is counted in the audit trail under
 * the title of the page: no page links the form for a role that may not send it.
 */
export async function mayOpen(actor: Actor, permission: Permission, title: string): Promise<boolean> {
  if (can(actor.role, permission)) return true
  const refused = {
    actorId: actor.id,
    verb: 'permission.refused',
    targetKind: 'page',
    targetId: title,
    after: { role: actor.role, permission },
  } as const
  await withOrigin(requestOrigin(await headers(), actor), () => countRefusal(refused))
  return false
}
