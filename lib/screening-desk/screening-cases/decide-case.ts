import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/audited'
import { type Outcome, refused } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { CASE_DECISIONS, type CaseDecision } from './case-list-params'
import { nameOfRecord } from './case-record'
import { partsOfSubject } from './subject-words'

export const caseDecisionInput = z.object({
  id: recordId('There is no such case'),
  decision: z.enum(CASE_DECISIONS, 'Choose what you found out'),
  reason: reason('what you found out and from what'),
})

/**
 * A person decides a case that no payment decides, with a reason. The decision is kept with the destination as it was
 * screened; it changes no payment, no list and no rule. Refuses a role that does not decide, a case that was decided
 * meanwhile, and one that is decided with its payment.
 */
export async function decideCase(
  actor: Actor,
  { id, decision, reason: why }: z.output<typeof caseDecisionInput>,
): Promise<Outcome<{ id: string; decision: CaseDecision }>> {
  if (!can(actor.role, 'screening:decide')) return refused(roleRefusal(actor))
  return audited<{ id: string; decision: CaseDecision }>(async (transaction) => {
    const found = await transaction.screeningCase.findUnique({ where: { id }, include: { payment: true } })
    if (!found) return { refusal: { kind: 'not_found', says: 'There is no such case' } }
    if (found.source === 'payment') {
      const says = `This case is decided with ${found.payment?.reference ?? 'its payment'}: clear or block its review`
      return { refusal: { kind: 'conflict', says } }
    }
    const { count } = await transaction.screeningCase.updateMany({
      where: { id, decidedAt: null },
      data: { decision, reason: why, decidedById: actor.id, decidedAt: new Date() },
    })
    if (count === 0) return { refusal: { kind: 'conflict', says: 'Somebody was faster: this case is decided already' } }
    const { kind, id: recordId } = partsOfSubject(found.subject)
    const recordName = await nameOfRecord(kind, recordId, transaction)
    return {
      value: { id, decision },
      events: [
        {
          actorId: actor.id,
          verb: 'screening-case.decided',
          targetKind: 'screening-case',
          targetId: id,
          targetName: found.payment?.reference ?? recordName ?? 'a destination of a kept list',
          ...(found.companyId ? { companyId: found.companyId } : {}),
          after: { decision, outcome: found.outcome },
          reason: why,
        },
      ],
    }
  })
}
