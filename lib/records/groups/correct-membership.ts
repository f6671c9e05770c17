import 'server-only'
import { audited, type NewAuditEvent } from '@/lib/audit/audited'
import { changedFields } from '@/lib/audit/changed-fields'
import { db, type Transaction } from '@/lib/database/db'
import { lockPayer } from '@/lib/database/hold-payer'
import { formatDate, fromDateColumn } from '@/lib/kernel/calendar'
import { invalidField, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { groupNamed } from './group-named'
import { type CorrectMembership, type EndMembership, membershipFacts, type Period } from './membership-input'
import { writeMembership } from './write-membership'

type Answer = { companyName: string; group: string }
type Standing = NonNullable<Awaited<ReturnType<typeof readMembership>>>
type Replacement = Period & { group: { id: string; name: string }; withdrawn: boolean }

const UNKNOWN: Refusal = { kind: 'not_found', says: 'There is no such membership' }
const OVERTAKEN: Refusal = { kind: 'conflict', says: 'This membership was corrected meanwhile. Nothing was changed' }

/**
 * Ends a membership on its last day, with the reason. Refuses a day before it began. The row stays; another supersedes
 * it.
 */
export async function endMembership(actor: Actor, { id, untilDate, reason }: EndMembership): Promise<Outcome<Answer>> {
  return replace(actor, id, { verb: 'company.group-left', reason }, async (_, standing) => {
    const { fromDate, group } = standing
    if (fromDate && untilDate < fromDate)
      return invalidField('untilDate', `It began on ${formatDate(fromDate)}. Enter that day or a later one`).refusal
    return { group, fromDate, untilDate, withdrawn: false }
  })
}

/**
 * Says what a membership should have been, or that it never was, with the reason. The wrong row stays; another
 * supersedes it.
 */
export async function correctMembership(actor: Actor, given: CorrectMembership): Promise<Outcome<Answer>> {
  const { id, reason, group, withdrawn, ...period } = given
  return replace(actor, id, { verb: 'company.group-corrected', reason }, async (transaction, standing) =>
    withdrawn
      ? { group: standing.group, fromDate: standing.fromDate, untilDate: standing.untilDate, withdrawn }
      : { group: await groupNamed(transaction, group), ...period, withdrawn },
  )
}

async function replace(
  actor: Actor,
  id: string,
  { verb, reason }: { verb: NewAuditEvent['verb']; reason: string },
  decide: (transaction: Transaction, standing: Standing) => Promise<Replacement | Refusal>,
): Promise<Outcome<Answer>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  const found = await db.groupMembership.findUnique({ where: { id }, select: { companyId: true } })
  if (!found) return refused(UNKNOWN)
  const { companyId } = found
  return audited<Answer>(async (transaction) => {
    await lockPayer(transaction, companyId, true)
    const standing = await readMembership(transaction, id)
    if (!standing) return { refusal: OVERTAKEN }
    const next = await decide(transaction, standing)
    if ('kind' in next) return { refusal: next }
    const before = membershipFacts(standing.group.name, standing)
    const changes = changedFields(before, membershipFacts(next.group.name, next, next.withdrawn))
    if (!changes) return { refusal: invalidField('fromDate', 'Nothing was changed: this is what is recorded').refusal }
    const { companyName } = standing
    const row = { ...next, companyId, companyName, reason, supersedesId: id, recordedById: actor.id }
    const written = await writeMembership(transaction, row)
    if ('refusal' in written) return written
    const target = { targetKind: 'company', targetId: companyId, targetName: companyName, companyId }
    return {
      value: { companyName, group: next.group.name },
      events: [{ actorId: actor.id, verb, ...target, ...changes, reason, rows: [written.row] }],
    }
  })
}

/** A membership that stands: neither superseded nor withdrawn. */
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
