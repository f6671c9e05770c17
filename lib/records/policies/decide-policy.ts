import 'server-only'
import { audited } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { DecidePolicy } from './policy-input'
import { POLICY_DESCRIPTIONS, type PolicyName, policyValueText } from './rule-policies'

const UNKNOWN: Refusal = { kind: 'not_found', says: 'There is no such policy' }
const DECIDED: Refusal = { kind: 'conflict', says: 'This proposal is decided already. Nothing was changed' }
const ANOTHER_PERSON: Refusal = {
  kind: 'forbidden',
  says: 'You proposed it: another manager or administrator approves it. Nothing was changed',
}
const TOO_LATE: Refusal = {
  kind: 'conflict',
  says: 'Its first day has passed: what was decided since stays. Decline it, and propose it again from a later day',
}

/**
 * Another person approves a policy that loosens, or declines it. Refuses the person who proposed it to approve, a
 * proposal that is decided, and one whose first day has passed. Whoever proposed it may decline it.
 */
export async function decidePolicy(
  actor: Actor,
  { id, decision, reason }: DecidePolicy,
): Promise<Outcome<{ label: string; approved: boolean }>> {
  if (!can(actor.role, 'policies:decide')) return refused(roleRefusal(actor))
  const approved = decision === 'approve'
  const [proposed, { today }] = await Promise.all([
    db.rulePolicy.findUnique({ where: { id }, include: { decision: true } }),
    organisationClock(),
  ])
  if (!proposed?.loosens) return refused(UNKNOWN)
  if (proposed.decision) return refused(DECIDED)
  if (approved && proposed.setById === actor.id) return refused(ANOTHER_PERSON)
  const from = fromDateColumn(proposed.fromDate)
  if (approved && from < today) return refused(TOO_LATE)
  const name = proposed.name as PolicyName
  const { label } = POLICY_DESCRIPTIONS[name]
  try {
    return await audited<{ label: string; approved: boolean }>(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(4201, 0)`
      await transaction.rulePolicyDecision.create({
        data: { rulePolicyId: id, approved, reason, decidedById: actor.id },
      })
      return {
        value: { label, approved },
        events: [
          {
            actorId: actor.id,
            verb: approved ? 'rule-policy.approved' : 'rule-policy.declined',
            targetKind: 'rule-policy',
            targetId: id,
            targetName: label,
            after: { value: policyValueText(name, proposed.value), from },
            reason,
            rows: [{ table: 'rule_policy_decision', id }],
          },
        ],
      }
    })
  } catch (error) {
    const state = sqlStateOf(error)
    if (state === SQLSTATE.unique) return refused(DECIDED)
    if (state === SQLSTATE.secondPersonNeeded) return refused(ANOTHER_PERSON)
    if (state === SQLSTATE.moveNotPossible) return refused(TOO_LATE)
    throw error
  }
}
