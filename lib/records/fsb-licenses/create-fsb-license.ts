import 'server-only'
import { randomUUID } from 'node:crypto'
import { audited } from '@/lib/audit/events/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { toDateColumn } from '@/lib/kernel/calendar'
import { err, invalidField, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import type { DistinctionInput } from '@/lib/records/companies/duplicates/distinction'
import { LICENSE_MESSAGES } from '@/lib/records/messages'
import { companyRefusal } from '@/lib/records/products/product-guard'
import { openRecordCases } from '@/lib/records/record-screening/open-record-cases'
import { refuseDoubtfulPlaces, textsInDoubt } from '@/lib/records/record-screening/places-seen'
import type { PlacesSeen } from '@/lib/records/record-screening/places-seen-field'
import { licenseTexts } from '@/lib/records/record-screening/record-texts'
import { coveredProducts, linkRows, productTitle } from './covered-products'
import { type LicenseInput, licenseFacts } from './fsb-license-input'
import { askAboutNumber, sharedNumberEvents } from './same-number'

type Created = { id: string; number: string }

/**
 * Adds an FSB license to an active company, with the products it covers. Refuses an unknown or archived company, a
 * product that is archived or belongs to another company, and a number that the company already has. A number that
 * another company has is refused with that license until a reason is given, and a place in doubt until it was
 * confirmed; it is then saved with a screening case.
 */
export async function createFsbLicense(actor: Actor, input: LicenseInput): Promise<Result<Created>> {
  if (!can(actor.role, 'fsb-licenses:write')) return err(roleRefusal(actor))
  const inDoubt = textsInDoubt(licenseTexts(input))
  const question = refuseDoubtfulPlaces(inDoubt, input)
  if (question) return err(question)
  try {
    return await audited<Created>(async (transaction) => {
      const { companyId, productIds } = input
      const refusal = await companyRefusal(transaction, companyId)
      if (refusal) return { refusal }
      const covered = await coveredProducts(transaction, { companyId, productIds })
      if ('refusal' in covered) return covered
      const shared = await askAboutNumber(transaction, input, input)
      if ('refusal' in shared) return shared
      const id = randomUUID()
      await transaction.fsbLicense.create({ data: { id, companyId, ...licenseColumns(input) } })
      await transaction.fsbLicenseProduct.createMany({
        data: productIds.map((productId) => ({ companyId, fsbLicenseId: id, productId })),
      })
      await openRecordCases(transaction, actor, { kind: 'fsb-license', id, name: input.number, companyId }, inDoubt)
      const about = { actorId: actor.id, targetKind: 'fsb-license', targetId: id, targetName: input.number, companyId }
      const after = licenseFacts(input, covered.products.map(productTitle))
      const rows = linkRows(id, productIds)
      return {
        value: { id, number: input.number },
        events: [
          { ...about, verb: 'fsb-license.created', after, rows },
          ...sharedNumberEvents(about, shared.distinction),
        ],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return numberTaken(input.number)
    throw error
  }
}

/** The refusal of a number that an active license of the company has, regardless of case. */
export const numberTaken = (number: string) => invalidField('number', LICENSE_MESSAGES.numberTaken(number))

/** The columns of a license from its input. */
export const licenseColumns = (input: Omit<LicenseInput, 'companyId' | keyof DistinctionInput | keyof PlacesSeen>) => ({
  kind: input.kind,
  number: input.number,
  status: input.status,
  applicant: input.applicant,
  applicantKind: input.applicantKind,
  categories: input.categories,
  issuedOn: input.issuedOn && toDateColumn(input.issuedOn),
  validUntil: input.validUntil && toDateColumn(input.validUntil),
  notes: input.notes,
})
