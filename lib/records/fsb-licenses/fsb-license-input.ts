import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import type { IsoDate } from '@/lib/kernel/calendar'
import { asTyped, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { type DistinctionInput, distinctionFields } from '@/lib/records/companies/distinction'
import { type PlacesSeen, placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { APPLICANT_KINDS, LICENSE_KINDS, LICENSE_STATUSES } from './fsb-license-choices'

const NO_SUCH_LICENSE = 'There is no such FSB license'
/** More models than one notification covers. */
const MOST_PRODUCTS = 500

/** One checkbox posts a text, several post a list, none posts nothing. */
const listed = <Schema extends z.ZodType>(item: Schema, most: number, says: string) =>
  z.preprocess(
    (given) => [given ?? []].flat().filter((value) => value !== ''),
    z
      .array(item)
      .max(most, says)
      .transform((items) => [...new Set(items)]),
  )

const fields = {
  kind: z.enum(LICENSE_KINDS, 'Choose the kind of FSB license'),
  number: requiredLine('the number', 100),
  status: z.enum(LICENSE_STATUSES, 'Choose the status'),
  applicant: requiredLine('the applicant'),
  applicantKind: z.enum(APPLICANT_KINDS, 'Choose who the applicant is'),
  categories: listed(z.coerce.number().int().min(1).max(12), 12, 'There are twelve categories').transform((numbers) =>
    numbers.toSorted((one, other) => one - other),
  ),
  issuedOn: optionalTypedDate(),
  validUntil: optionalTypedDate(),
  notes: asTyped('the notes', 5000),
  productIds: listed(z.uuid('Choose products from the list'), MOST_PRODUCTS, 'A license covers up to 500 products'),
  ...distinctionFields,
  ...placesSeenField,
}

const datesRunForward = (given: { issuedOn: IsoDate | null; validUntil: IsoDate | null }): boolean =>
  !given.issuedOn || !given.validUntil || given.validUntil >= given.issuedOn
const BACKWARDS = { path: ['validUntil'], message: 'The validity ends before the date of issue' }

/** What a person enters about a new FSB license of a company. */
export const licenseInput = z
  .object({ ...fields, companyId: recordId('Choose a company') })
  .refine(datesRunForward, BACKWARDS)
export type LicenseInput = z.output<typeof licenseInput>

/** A license that exists: its company never changes. */
export const licenseEdit = z
  .object({ ...fields, id: recordId(NO_SUCH_LICENSE), version: z.coerce.number().int() })
  .refine(datesRunForward, BACKWARDS)
export type LicenseEdit = z.output<typeof licenseEdit>

/** A license to archive or to restore, and why. */
export const licenseReason = z.object({ id: recordId(NO_SUCH_LICENSE), reason: reason() })
export type LicenseReason = z.output<typeof licenseReason>

/** A product to add to a license or to take from it. */
export const licenseProduct = z.object({ id: recordId(NO_SUCH_LICENSE), productId: recordId('Choose a product') })
export type LicenseProduct = z.output<typeof licenseProduct>

type Described = Omit<LicenseInput, 'companyId' | 'productIds' | keyof DistinctionInput | keyof PlacesSeen>

/** A license as its audit events tell it; `products` are the names of what it covers, in order. */
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
