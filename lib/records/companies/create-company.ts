import 'server-only'
import { audited, type EventFacts, type LedgerRow } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { groupNamed } from '@/lib/records/groups/group-named'
import { membershipFacts } from '@/lib/records/groups/membership-input'
import { writeMembership } from '@/lib/records/groups/write-membership'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { askAboutPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { companyTexts } from '@/lib/records/record-screening/record-texts'
import { askWhetherAlike, distinctionEvents, nameTaken } from './alike-companies'
import { type CompanyInput, companyColumns, companyFacts } from './company-input'

/**
 * Adds a company. Refuses a name that an active company has already and a registration number that any has. Where the
 * name, folded, is that of another, archived ones included, it is refused with those records until a reason tells it
 * apart from each; that is an event of its own. A place in doubt is shown at its field first, and saved with a case
 * for a manager.
 */
export async function createCompany(actor: Actor, input: CompanyInput): Promise<Outcome<{ id: string; name: string }>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  const inDoubt = textsInDoubt(companyTexts(input))
  const question = askAboutPlaces(inDoubt, input)
  if (question) return refused(question)
  try {
    return await audited<{ id: string; name: string }>(async (transaction) => {
      const alike = await askWhetherAlike(transaction, input, input)
      if ('refusal' in alike) return alike
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
          ...distinctionEvents(about, alike.distinction),
        ],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}

/** The group that a new company is in, as its event tells it. */
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
  return { facts: membershipFacts(group.name, period), rows: [written.row] }
}
