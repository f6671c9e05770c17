import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { changedFields } from '@/lib/audit/events/changed-fields'
import { MERGED_IN_FORM, OVERTAKEN, overtaken } from '@/lib/audit/trail/record-history'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import { companyTexts } from '@/lib/records/record-screening/record-texts'
import { type CompanyEdit, companyColumns, companyFacts } from './company-input'
import { checkDuplicates, distinctionEvents, nameTaken } from './duplicates/check-duplicates'

type Edited = { id: string; name: string; changed: boolean }

/**
 * Edits a company; the event has the changed fields before and after. Refuses an unknown or archived company, a name or
 * registration number in use, a new name of a possible duplicate until a reason is given, a place in doubt until it was
 * confirmed, and an outdated form. Saving the same values writes nothing.
 */
export async function editCompany(actor: Actor, input: CompanyEdit): Promise<Result<Edited>> {
  if (!can(actor.role, 'companies:write')) return err(roleRefusal(actor))
  const current = await db.company.findUnique({ where: { id: input.id } })
  if (!current) return err({ kind: 'not_found', message: COMPANY_MESSAGES.unknown })
  if (current.archivedAt) {
    return err({ kind: 'conflict', message: RECORD_MESSAGES.archivedBeforeEdit(current.name) })
  }
  if (current.version !== input.version) return err(await overtaken('company', current.id, MERGED_IN_FORM))
  const changes = changedFields(companyFacts(current), companyFacts(input))
  if (!changes) return ok({ id: current.id, name: current.name, changed: false })
  const inDoubt = textsInDoubt(companyTexts(input), companyTexts(current))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
  try {
    const outcome = await audited<Edited>(async (transaction) => {
      const checked = await checkDuplicates(transaction, input, input, {
        name: current.name !== input.name,
        registration: current.registrationNumber !== input.registrationNumber || current.country !== input.country,
      })
      if ('refusal' in checked) return checked
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
        events: [{ ...about, verb: 'company.edited', ...changes }, ...distinctionEvents(about, checked.distinction)],
      }
    })
    return !outcome.ok && outcome.refusal === OVERTAKEN
      ? err(await overtaken('company', current.id, MERGED_IN_FORM))
      : outcome
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}
