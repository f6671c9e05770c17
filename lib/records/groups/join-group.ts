import 'server-only'
import { audited } from '@/lib/audit/audited'
import { lockPayer } from '@/lib/database/hold-payer'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { groupNamed } from './group-named'
import { type JoinGroup, membershipFacts } from './membership-input'
import { writeMembership } from './write-membership'

/**
 * Puts a company into a group from a day on, or from before anything known. A new name makes a new group. Archived
 * companies too: what they paid counts. Refuses an unknown company, and one that is in a group at that time already.
 */
export async function joinGroup(
  actor: Actor,
  { companyId, group: name, ...period }: JoinGroup,
): Promise<Outcome<{ companyName: string; group: string }>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  return audited<{ companyName: string; group: string }>(async (transaction) => {
    await lockPayer(transaction, companyId, true)
    const company = await transaction.company.findUnique({ where: { id: companyId }, select: { name: true } })
    if (!company) return { refusal: { kind: 'not_found', says: 'There is no such company' } }
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
          rows: [written.row],
        },
      ],
    }
  })
}
