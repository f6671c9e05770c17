import 'server-only'
import { audited } from '@/lib/audit/audited'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatDate, toDateColumn } from '@/lib/kernel/calendar'
import { invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { SetPolicy } from './policy-input'
import { POLICY_DESCRIPTIONS, policyValueText } from './rule-policies'

export type PolicySet = { label: string; waits: boolean }

/**
 * Sets a policy from a day on. What tightens is in force from that day; what loosens waits for another person, and the
 * database says which it is. Refuses a day that has passed, because what was decided then was decided by the policy of
 * that day; the value that holds then already; and a second proposal while one waits.
 */
export async function setPolicy(
  actor: Actor,
  { name, value, fromDate, reason }: SetPolicy,
): Promise<Outcome<PolicySet>> {
  if (!can(actor.role, 'policies:write')) return refused(roleRefusal(actor))
  const { today } = await organisationClock()
  if (fromDate < today)
    return invalidField('fromDate', `A policy begins today, ${formatDate(today)}, or later: what was decided stays`)
  return audited<PolicySet>(async (transaction) => {
    // The whole organisation, before anything else: the rules of every company read it.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(4201, 0)`
    const waiting = await transaction.rulePolicy.findFirst({ where: { name, loosens: true, decision: { is: null } } })
    if (waiting)
      return { refusal: invalidField('value', 'A proposal about this policy waits for its decision').refusal }
    const [{ standing } = { standing: 0 }] = await transaction.$queryRaw<{ standing: number }[]>`
      SELECT policy_on(${name}, ${fromDate}::date) AS standing`
    if (standing === value)
      return { refusal: invalidField('value', 'This is the value that holds from that day already').refusal }
    const row = await transaction.rulePolicy.create({
      data: { name, value, fromDate: toDateColumn(fromDate), setById: actor.id, reason },
    })
    const { label } = POLICY_DESCRIPTIONS[name]
    return {
      value: { label, waits: row.loosens },
      events: [
        {
          actorId: actor.id,
          verb: row.loosens ? 'rule-policy.proposed' : 'rule-policy.set',
          targetKind: 'rule-policy',
          targetId: row.id,
          targetName: label,
          before: { value: policyValueText(name, standing) },
          after: { value: policyValueText(name, value), from: fromDate },
          reason,
        },
      ],
    }
  })
}
