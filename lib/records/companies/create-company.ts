import 'server-only'
import { audited, type EventFacts, type LedgerRow } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { groupNamed } from '@/lib/records/groups/group-named'
import { membershipFacts } from '@/lib/records/groups/membership-input'
import { writeMembership } from '@/lib/records/groups/write-membership'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { companyTexts } from '@/lib/records/record-screening/record-texts'
import { type CompanyInput, companyColumns, companyFacts } from './company-input'
import { checkDuplicates, distinctionEvents, nameTaken } from './duplicates/check-duplicates'

/**
 * Adds a company. Refuses a name that an active company has, and a registration number that any company has. A possible
 * duplicate by its folded name, archived companies included, is refused with those records until a reason is given,
 * which is an event of its own. A place in doubt is refused at its field first, and then saved with a screening case.
 */
export async function createCompany(actor: Actor, input: CompanyInput): Promise<Result<{ id: string; name: string }>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  const inDoubt = textsInDoubt(companyTexts(input))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
  try {
    return await audited<{ id: string; name: string }>(async (transaction) => {
      const checked = await checkDuplicates(transaction, input, input)
      if ('refusal' in checked) return checked
      const { id, name } = await transaction.company.create({ data: companyColumns(input) })
      const membership = await firstMembership(transaction, { id, name }, input, actor)
      if ('refusal' in membership) return membership
      await openRecordCases(transaction, actor, { kind: 'company', id, name, companyId: id }, inDoubt)
      const about = { actorId: actor.id, targetKind: 'company', targetId: id, targetName: name, companyId: id }
      return {
        value: { id, name },
        events: [
          {
            ...about,
            verb: 'company.created',
            after: { ...companyFacts(input), ...membership.facts },
            rows: membership.rows,
          },
          ...distinctionEvents(about, checked.distinction),
        ],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}

/** Records the group of a new company; returns the facts and rows for its event. */
async function firstMembership(
  transaction: Transaction,
  company: { id: string; name: string },
  { group: name, groupFrom }: CompanyInput,
  actor: Actor,
): Promise<{ facts: EventFacts; rows: LedgerRow[] } | { refusal: Refusal }> {
  if (name === '') return { facts: { group: '' }, rows: [] }
  const group = await groupNamed(transaction, name)
  const period = { fromDate: groupFrom, untilDate: null }
  const given = { ...period, companyId: company.id, companyName: company.name, group, recordedById: actor.id }
  const written = await writeMembership(transaction, given)
  if ('refusal' in written) return written
  return { facts: membershipFacts(group.name, period), rows: written.rows }
}
