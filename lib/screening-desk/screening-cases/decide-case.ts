import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { err, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { CASE_DECISIONS, type CaseDecision } from './case-list-params'
import { nameOfRecord } from './case-record'
import { partsOfSubject } from './case-subject-label'

export const caseDecisionInput = z.object({
  id: recordId('Case not found'),
  decision: z.enum(CASE_DECISIONS, 'Choose what you found out'),
  reason: reason('what you found out and from what'),
})

/**
 * A person decides a case that no payment decides, with a reason. The decision is saved with the destination as it was
 * screened; it changes no payment, no list and no rule. Refuses a role that may not decide, a case that has been
 * decided meanwhile, and one that is decided with its payment.
 */
export async function decideCase(
  actor: Actor,
  { id, decision, reason: why }: z.output<typeof caseDecisionInput>,
): Promise<Result<{ id: string; decision: CaseDecision }>> {
  if (!can(actor.role, 'screening:decide')) return err(roleRefusal(actor))
  return audited<{ id: string; decision: CaseDecision }>(async (transaction) => {
    const found = await transaction.screeningCase.findUnique({ where: { id }, include: { payment: true } })
    if (!found) return { refusal: { kind: 'not_found', message: 'Case not found' } }
    if (found.source === 'payment') {
      const payment = found.payment?.reference ?? 'its payment'
      const message = `This case is decided with ${payment}: clear or block its review`
      return { refusal: { kind: 'conflict', message } }
    }
    const { count } = await transaction.screeningCase.updateMany({
      where: { id, decidedAt: null },
      data: { decision, reason: why, decidedById: actor.id, decidedAt: new Date() },
    })
    if (count === 0) return { refusal: { kind: 'conflict', message: 'This case has already been decided' } }
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
          targetName: found.payment?.reference ?? recordName ?? 'a destination of a saved list',
          ...(found.companyId ? { companyId: found.companyId } : {}),
          after: { decision, outcome: found.outcome },
          reason: why,
        },
      ],
    }
  })
}
