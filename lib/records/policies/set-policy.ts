import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { audited } from '@/lib/audit/events/audited'
import { callFunction } from '@/lib/database/call-function'
import { organisationClock } from '@/lib/database/organisation-clock'
import { toDateColumn } from '@/lib/kernel/calendar'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { POLICY_MESSAGES } from '@/lib/records/messages'
import type { SetPolicy } from './policy-input'
import { formatPolicyValue, POLICY_DESCRIPTIONS } from './rule-policies'

export type PolicySet = { label: string; isPending: boolean }

/**
 * Sets a policy from a day. A value that tightens the rules takes effect on that day; one that loosens them is pending
 * until another person approves it, as the database determines. Refuses a day in the past, because its decisions were
 * made under the policy of that day; the value that already applies on that day; and a second proposal while one is
 * pending.
 */
export async function setPolicy(
  actor: Actor,
  { name, value, fromDate, reason }: SetPolicy,
): Promise<Result<PolicySet>> {
  if (!can(actor.role, 'policies:write')) return err(roleRefusal(actor))
  const { today } = await organisationClock()
  if (fromDate < today) return invalidField('fromDate', POLICY_MESSAGES.pastDay(today))
  return audited<PolicySet>(async (transaction) => {
    // Locks the whole organisation first, because the rules of every company read the policy.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(4201, 0)`
    const waiting = await transaction.rulePolicy.findFirst({ where: { name, loosens: true, decision: { is: null } } })
    if (waiting) return { refusal: invalidField('value', POLICY_MESSAGES.alreadyPending).refusal }
    const current = await callFunction(transaction, Prisma.sql`policy_on(${name}, ${fromDate}::date)`, z.int())
    if (current === value) return { refusal: invalidField('value', POLICY_MESSAGES.sameValue).refusal }
    const row = await transaction.rulePolicy.create({
      data: { name, value, fromDate: toDateColumn(fromDate), setById: actor.id, reason },
    })
    const { label } = POLICY_DESCRIPTIONS[name]
    return {
      value: { label, isPending: row.loosens },
      events: [
        {
          actorId: actor.id,
          verb: row.loosens ? 'rule-policy.proposed' : 'rule-policy.set',
          targetKind: 'rule-policy',
          targetId: row.id,
          targetName: label,
          before: { value: formatPolicyValue(name, current) },
          after: { value: formatPolicyValue(name, value), from: fromDate },
          reason,
        },
      ],
    }
  })
}
