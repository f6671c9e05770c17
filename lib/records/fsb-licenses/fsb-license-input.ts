import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import type { IsoDate } from '@/lib/kernel/calendar'
import { multilineText, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { type DistinctionInput, distinctionFields } from '@/lib/records/companies/duplicates/distinction'
import { LICENSE_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { type PlacesSeen, placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { APPLICANT_KINDS, LICENSE_KINDS, LICENSE_STATUSES } from './fsb-license-choices'

/** More than the models that one notification covers. */
const MOST_PRODUCTS = 500

/** The values of checkboxes: one posts a text, several a list, none nothing. */
const listed = <Schema extends z.ZodType>(item: Schema, most: number, message: string) =>
  z.preprocess(
    (given) => [given ?? []].flat().filter((value) => value !== ''),
    z
      .array(item)
      .max(most, message)
      .transform((items) => [...new Set(items)]),
  )

const fields = {
  kind: z.enum(LICENSE_KINDS, LICENSE_MESSAGES.kindMissing),
  number: requiredLine('the number', 100),
  status: z.enum(LICENSE_STATUSES, LICENSE_MESSAGES.statusMissing),
  applicant: requiredLine('the applicant'),
  applicantKind: z.enum(APPLICANT_KINDS, LICENSE_MESSAGES.applicantKindMissing),
  categories: listed(z.coerce.number().int().min(1).max(12), 12, LICENSE_MESSAGES.tooManyCategories).transform(
    (numbers) => numbers.toSorted((one, other) => one - other),
  ),
  issuedOn: optionalTypedDate(),
  validUntil: optionalTypedDate(),
  notes: multilineText('the notes', 5000),
  productIds: listed(z.uuid(LICENSE_MESSAGES.productUnknown), MOST_PRODUCTS, LICENSE_MESSAGES.tooManyProducts),
  ...distinctionFields,
  ...placesSeenField,
}

const datesRunForward = (given: { issuedOn: IsoDate | null; validUntil: IsoDate | null }): boolean =>
  !given.issuedOn || !given.validUntil || given.validUntil >= given.issuedOn
const BACKWARDS = { path: ['validUntil'], message: LICENSE_MESSAGES.endsBeforeIssue }

/** The input of a new FSB license of a company. */
export const licenseInput = z
  .object({ ...fields, companyId: recordId(RECORD_MESSAGES.companyMissing) })
  .refine(datesRunForward, BACKWARDS)
export type LicenseInput = z.output<typeof licenseInput>

/** The input of an existing license, whose company never changes. */
export const licenseEdit = z
  .object({ ...fields, id: recordId(LICENSE_MESSAGES.unknown), version: z.coerce.number().int() })
  .refine(datesRunForward, BACKWARDS)
export type LicenseEdit = z.output<typeof licenseEdit>

/** A license to archive or to restore, with the reason. */
export const licenseReason = z.object({ id: recordId(LICENSE_MESSAGES.unknown), reason: reason() })
export type LicenseReason = z.output<typeof licenseReason>

/** A product to link to a license or to unlink from it. */
export const licenseProduct = z.object({
  id: recordId(LICENSE_MESSAGES.unknown),
  productId: recordId(LICENSE_MESSAGES.productMissing),
})
export type LicenseProduct = z.output<typeof licenseProduct>

type Described = Omit<LicenseInput, 'companyId' | 'productIds' | keyof DistinctionInput | keyof PlacesSeen>

/** The facts of a license in its audit events; `products` are the titles of the products it covers, sorted. */
export const licenseFacts = (license: Described, products: readonly string[]): EventFacts => ({
  kind: license.kind,
  number: license.number,
  status: license.status,
  applicant: license.applicant,
  applicantKind: license.applicantKind,
  categories: [...license.categories],
  issuedOn: license.issuedOn,
  validUntil: license.validUntil,
  notes: license.notes,
  products: [...products],
})
