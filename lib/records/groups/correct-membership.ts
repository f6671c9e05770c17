import 'server-only'
import { audited, type NewAuditEvent } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { db, type Transaction } from '@/lib/database/db'
import { lockPayer } from '@/lib/database/hold-payer'
import { fromDateColumn } from '@/lib/kernel/calendar'
import { err, invalidField, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { GROUP_MESSAGES } from '@/lib/records/messages'
import { groupNamed } from './group-named'
import { type CorrectMembership, type EndMembership, membershipFacts, type Period } from './membership-input'
import { writeMembership } from './write-membership'

type Answer = { companyName: string; group: string }
type CurrentMembership = NonNullable<Awaited<ReturnType<typeof readMembership>>>
type Replacement = Period & { group: { id: string; name: string }; withdrawn: boolean }

const UNKNOWN: Refusal = { kind: 'not_found', message: GROUP_MESSAGES.unknownMembership }
const OVERTAKEN: Refusal = { kind: 'conflict', message: GROUP_MESSAGES.overtaken }

/**
 * Ends a membership on its last day, with the reason. Refuses a day before its first. The row stays; a new one
 * supersedes it.
 */
export async function endMembership(actor: Actor, { id, untilDate, reason }: EndMembership): Promise<Result<Answer>> {
  return replace(actor, id, { verb: 'company.group-left', reason }, async (_, current) => {
    const { fromDate, group } = current
    if (fromDate && untilDate < fromDate)
      return invalidField('untilDate', GROUP_MESSAGES.beforeFirstDay(fromDate)).refusal
    return { group, fromDate, untilDate, withdrawn: false }
  })
}

/**
 * Corrects a membership, or withdraws one that never was, with the reason. The incorrect row stays; a new one
 * supersedes it.
 */
export async function correctMembership(actor: Actor, given: CorrectMembership): Promise<Result<Answer>> {
  const { id, reason, group, withdrawn, ...period } = given
  return replace(actor, id, { verb: 'company.group-corrected', reason }, async (transaction, current) =>
    withdrawn
      ? { group: current.group, fromDate: current.fromDate, untilDate: current.untilDate, withdrawn }
      : { group: await groupNamed(transaction, group), ...period, withdrawn },
  )
}

async function replace(
  actor: Actor,
  id: string,
  { verb, reason }: { verb: NewAuditEvent['verb']; reason: string },
  decide: (transaction: Transaction, current: CurrentMembership) => Promise<Replacement | Refusal>,
): Promise<Result<Answer>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  const found = await db.groupMembership.findUnique({ where: { id }, select: { companyId: true } })
  if (!found) return err(UNKNOWN)
  const { companyId } = found
  return audited<Answer>(async (transaction) => {
    await lockPayer(transaction, companyId, true)
    const current = await readMembership(transaction, id)
    if (!current) return { refusal: OVERTAKEN }
    const next = await decide(transaction, current)
    if ('kind' in next) return { refusal: next }
    const before = membershipFacts(current.group.name, current)
    const changes = changedFields(before, membershipFacts(next.group.name, next, next.withdrawn))
    if (!changes) return { refusal: invalidField('fromDate', GROUP_MESSAGES.unchanged).refusal }
    const { companyName } = current
    const row = { ...next, companyId, companyName, reason, supersedesId: id, recordedById: actor.id }
    const written = await writeMembership(transaction, row)
    if ('refusal' in written) return written
    const target = { targetKind: 'company', targetId: companyId, targetName: companyName, companyId }
    return {
      value: { companyName, group: next.group.name },
      events: [{ actorId: actor.id, verb, ...target, ...changes, reason, rows: written.rows }],
    }
  })
}

/** A current membership: neither superseded nor withdrawn. */
async function readMembership(transaction: Transaction, id: string) {
  const row = await transaction.groupMembership.findFirst({
    where: { id, withdrawn: false, supersededBy: { is: null } },
    include: { group: true, company: { select: { name: true } } },
  })
  return (
    row && {
      group: row.group,
      companyName: row.company.name,
      fromDate: row.fromDate && fromDateColumn(row.fromDate),
      untilDate: row.untilDate && fromDateColumn(row.untilDate),
    }
  )
}
