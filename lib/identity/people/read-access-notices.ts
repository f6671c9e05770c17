import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { ACCESS_MESSAGES } from '@/lib/identity/messages'
import type { Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { personEvent } from './person-event'

/** Until when the notices were shown: what happened later stays unread. */
export const noticesRead = z.object({ until: z.coerce.date() })

/**
 * Records that the actor read what others did about the access to the actor's own account, resets of the second factor
 * included. A link that is used later is a notice again.
 */
export async function readAccessNotices(
  actor: Actor,
  given: z.output<typeof noticesRead>,
): Promise<Result<{ count: number }>> {
  const until = new Date(Math.min(given.until.getTime(), Date.now()))
  return audited<{ count: number }>(async (transaction) => {
    const { count } = await transaction.accessGrant.updateMany({
      where: {
        personId: actor.id,
        createdById: { not: actor.id },
        createdAt: { lte: until },
        OR: [{ readAt: null }, { readAt: { lt: until }, effectiveAt: { gt: transaction.accessGrant.fields.readAt } }],
      },
      data: { readAt: until },
    })
    const resets = await transaction.secondFactorReset.updateMany({
      where: { personId: actor.id, approved: true, noticedAt: null, decidedAt: { lte: until } },
      data: { noticedAt: until },
    })
    const read = count + resets.count
    if (read === 0) return { refusal: { kind: 'conflict', message: ACCESS_MESSAGES.noneUnread } }
    return { value: { count: read }, events: [personEvent(actor, 'person.access-read', actor)] }
  })
}
