import 'server-only'
import { audited } from '@/lib/audit/audited'
import { changedFields } from '@/lib/audit/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/record-history'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { askAboutPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { companyTexts } from '@/lib/records/record-screening/record-texts'
import { askWhetherAlike, distinctionEvents, nameTaken } from './alike-companies'
import { type CompanyEdit, companyColumns, companyFacts } from './company-input'

type Edited = { id: string; name: string; changed: boolean }

/**
 * Changes what is known about a company; the event tells the changed fields before and after. Refuses an unknown or
 * archived company, a name or registration number taken, a new name that may be another company's until a reason tells
 * them apart, a place in doubt until it was seen, and a form that somebody else overtook. Saving what is there already changes nothing and writes nothing.
 */
export async function editCompany(actor: Actor, input: CompanyEdit): Promise<Outcome<Edited>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  const current = await db.company.findUnique({ where: { id: input.id } })
  if (!current) return refused({ kind: 'not_found', says: 'There is no such company' })
  if (current.archivedAt) {
    return refused({ kind: 'conflict', says: `${current.name} is archived. Restore it before you edit it` })
  }
  if (current.version !== input.version) return refused(await overtaken('company', current.id, MERGED_IN_FORM))
  const changes = changedFields(companyFacts(current), companyFacts(input))
  if (!changes) return done({ id: current.id, name: current.name, changed: false })
  const inDoubt = textsInDoubt(companyTexts(input), companyTexts(current))
  const question = askAboutPlaces(inDoubt, input)
  if (question) return refused(question)
  try {
    const outcome = await audited<Edited>(async (transaction) => {
      const alike = await askWhetherAlike(transaction, input, input, {
        name: current.name !== input.name,
        registration: current.registrationNumber !== input.registrationNumber || current.country !== input.country,
      })
      if ('refusal' in alike) return alike
      const { count } = await transaction.company.updateMany({
        where: { id: current.id, version: input.version, archivedAt: null },
        data: { ...companyColumns(input), version: { increment: 1 } },
      })
      if (count === 0) return { refusal: OVERTAKEN }
      const record = { kind: 'company', id: current.id, name: input.name, companyId: current.id } as const
      await openRecordCases(transaction, actor, record, inDoubt)
      const about = {
        actorId: actor.id,
        targetKind: 'company',
        targetId: current.id,
        targetName: current.name,
        companyId: current.id,
      }
      return {
        value: { id: current.id, name: input.name, changed: true },
        events: [{ ...about, verb: 'company.edited', ...changes }, ...distinctionEvents(about, alike.distinction)],
      }
    })
    return !outcome.ok && outcome.refusal === OVERTAKEN
      ? refused(await overtaken('company', current.id, MERGED_IN_FORM))
      : outcome
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}
