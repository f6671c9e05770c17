import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { POLICY_MESSAGES } from '@/lib/records/messages'
import type { DecidePolicy } from './policy-input'
import { formatPolicyValue, POLICY_DESCRIPTIONS, type PolicyName } from './rule-policies'

const UNKNOWN: Refusal = { kind: 'not_found', message: POLICY_MESSAGES.unknown }
const DECIDED: Refusal = { kind: 'conflict', message: POLICY_MESSAGES.alreadyDecided }
const ANOTHER_PERSON: Refusal = {
  kind: 'forbidden',
  message: POLICY_MESSAGES.secondPerson,
}
const TOO_LATE: Refusal = {
  kind: 'conflict',
  message: POLICY_MESSAGES.tooLate,
}

/**
 * Approves or declines a policy that loosens the rules. Refuses approval by the person who proposed it, who may only
 * decline it, a proposal that was already decided, and approval after its first day.
 */
export async function decidePolicy(
  actor: Actor,
  { id, decision, reason }: DecidePolicy,
): Promise<Result<{ label: string; approved: boolean }>> {
  if (!can(actor.role, 'policies:decide')) return err(roleRefusal(actor))
  const approved = decision === 'approve'
  const [proposed, { today }] = await Promise.all([
    db.rulePolicy.findUnique({ where: { id }, include: { decision: true } }),
    organisationClock(),
  ])
  if (!proposed?.loosens) return err(UNKNOWN)
  if (proposed.decision) return err(DECIDED)
  if (approved && proposed.setById === actor.id) return err(ANOTHER_PERSON)
  const from = fromDateColumn(proposed.fromDate)
  if (approved && from < today) return err(TOO_LATE)
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
            after: { value: formatPolicyValue(name, proposed.value), from },
            reason,
            rows: [{ table: 'rule_policy_decision', id }],
          },
        ],
      }
    })
  } catch (error) {
    const state = sqlStateOf(error)
    if (state === SQLSTATE.unique) return err(DECIDED)
    if (state === SQLSTATE.secondPersonNeeded) return err(ANOTHER_PERSON)
    if (state === SQLSTATE.moveNotPossible) return err(TOO_LATE)
    throw error
  }
}
