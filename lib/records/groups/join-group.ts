import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { lockPayer } from '@/lib/database/hold-payer'
import { err, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { groupNamed } from './group-named'
import { type JoinGroup, membershipFacts } from './membership-input'
import { writeMembership } from './write-membership'

/**
 * Adds a company to a group from a day, or for all time. A new name creates a group. Archived companies can be added,
 * since their payments count. Refuses an unknown company, and one that is already in a group at that time.
 */
export async function joinGroup(
  actor: Actor,
  { companyId, group: name, ...period }: JoinGroup,
): Promise<Result<{ companyName: string; group: string }>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  return audited<{ companyName: string; group: string }>(async (transaction) => {
    await lockPayer(transaction, companyId, true)
    const company = await transaction.company.findUnique({ where: { id: companyId }, select: { name: true } })
    if (!company) return { refusal: { kind: 'not_found', message: COMPANY_MESSAGES.unknown } }
    const group = await groupNamed(transaction, name)
    const membership = { ...period, companyId, companyName: company.name, group, recordedById: actor.id }
    const written = await writeMembership(transaction, membership)
    if ('refusal' in written) return written
    return {
      value: { companyName: company.name, group: group.name },
      events: [
        {
          actorId: actor.id,
          verb: 'company.group-joined',
          targetKind: 'company',
          targetId: companyId,
          targetName: company.name,
          companyId,
          after: membershipFacts(group.name, period),
          rows: written.rows,
        },
      ],
    }
  })
}
