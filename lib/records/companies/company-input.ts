import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import { isCountryCode } from '@/lib/kernel/countries'
import { multilineText, optionalLine, reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate } from '@/lib/kernel/typed-date'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { type PlacesSeen, placesSeenField } from '@/lib/records/record-screening/places-seen-field'
import { type DistinctionInput, distinctionFields } from './duplicates/distinction'

const companyFields = z.object({
  name: requiredLine('the name of the company'),
  country: z.string(COMPANY_MESSAGES.countryMissing).refine(isCountryCode, COMPANY_MESSAGES.countryMissing),
  registrationNumber: optionalLine('the registration number', 100),
  address: multilineText('the address'),
  contact: optionalLine('the contact'),
  notes: multilineText('the notes', 5000),
  ...distinctionFields,
  ...placesSeenField,
})

/**
 * The input of a new company. Without a first day in its group it has always been a member.
 */
export const companyInput = companyFields.extend({
  group: optionalLine('the name of the group'),
  groupFrom: optionalTypedDate(),
})
export type CompanyInput = z.output<typeof companyInput>

/**
 * The input of an existing company, whose groups are recorded separately; `version` is that of the opened form.
 */
export const companyEdit = companyFields.extend({
  id: recordId(COMPANY_MESSAGES.unknown),
  version: z.coerce.number().int(),
})
export type CompanyEdit = z.output<typeof companyEdit>

/** A company to archive or to restore, with the reason. */
export const companyReason = z.object({ id: recordId(COMPANY_MESSAGES.unknown), reason: reason() })
export type CompanyReason = z.output<typeof companyReason>

type Described = Omit<
  z.output<typeof companyFields>,
  'registrationNumber' | keyof DistinctionInput | keyof PlacesSeen
> & {
  registrationNumber: string | null
}

/** The facts of a company in its audit events. */
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
