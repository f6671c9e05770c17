import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { isCountryCode } from '@/lib/kernel/countries'
import { asTyped, optionalLine, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { type PlacesSeen, placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { type DistinctionInput, distinctionFields } from './distinction'

const NO_SUCH_COMPANY = 'There is no such company'

const companyFields = z.object({
  name: requiredLine('the name of the company'),
  country: z.string('Choose a country').refine(isCountryCode, 'Choose a country'),
  registrationNumber: optionalLine('the registration number', 100),
  address: asTyped('the address'),
  contact: optionalLine('the contact'),
  notes: asTyped('the notes', 5000),
  ...distinctionFields,
  ...placesSeenField,
})

/**
 * What a person enters about a company that is new. Its group has a first day; empty, it began before anything known.
 */
export const companyInput = companyFields.extend({
  group: optionalLine('the name of the group'),
  groupFrom: optionalTypedDate(),
})
export type CompanyInput = z.output<typeof companyInput>

/**
 * The same for a company that exists, whose groups are recorded apart; `version` is the one the person had before them.
 */
export const companyEdit = companyFields.extend({ id: recordId(NO_SUCH_COMPANY), version: z.coerce.number().int() })
export type CompanyEdit = z.output<typeof companyEdit>

/** A company to archive or to restore, and why. */
export const companyReason = z.object({ id: recordId(NO_SUCH_COMPANY), reason: reason() })
export type CompanyReason = z.output<typeof companyReason>

type Described = Omit<
  z.output<typeof companyFields>,
  'registrationNumber' | keyof DistinctionInput | keyof PlacesSeen
> & {
  registrationNumber: string | null
}

/** A company as its audit events tell it. */
export const companyFacts = (company: Described): EventFacts => ({
  name: company.name,
  country: company.country,
  registrationNumber: company.registrationNumber ?? '',
  address: company.address,
  contact: company.contact,
  notes: company.notes,
})

/** The columns of a company from its input. */
export const companyColumns = ({
  name,
  country,
  registrationNumber,
  address,
  contact,
  notes,
}: z.output<typeof companyFields>) => ({
  name,
  country,
  registrationNumber: registrationNumber || null,
  address,
  contact,
  notes,
})
