import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { isCountryCode } from '@/lib/countries'
import { asTyped, optionalLine, reason, recordId, requiredLine } from '@/lib/text'
import { type DistinctionInput, distinctionFields } from './distinction'

const NO_SUCH_COMPANY = 'There is no such company'

/** What a person enters about a company. */
export const companyInput = z.object({
  name: requiredLine('the name of the company'),
  country: z.string('Choose a country').refine(isCountryCode, 'Choose a country'),
  registrationNumber: optionalLine('the registration number', 100),
  group: optionalLine('the name of the group'),
  address: asTyped('the address'),
  contact: optionalLine('the contact'),
  notes: asTyped('the notes', 5000),
  ...distinctionFields,
})
export type CompanyInput = z.output<typeof companyInput>

/** The same for a company that exists; `version` is the one the person had before them. */
export const companyEdit = companyInput.extend({ id: recordId(NO_SUCH_COMPANY), version: z.coerce.number().int() })
export type CompanyEdit = z.output<typeof companyEdit>

/** A company to archive or to restore, and why. */
export const companyReason = z.object({ id: recordId(NO_SUCH_COMPANY), reason: reason() })
export type CompanyReason = z.output<typeof companyReason>

type Described = Omit<CompanyInput, 'group' | 'registrationNumber' | keyof DistinctionInput> & {
  registrationNumber: string | null
  group: string | { name: string } | null
}

/** A company as its audit events tell it. */
export const companyFacts = (company: Described): EventFacts => ({
  name: company.name,
  country: company.country,
  registrationNumber: company.registrationNumber ?? '',
  group: (typeof company.group === 'string' ? company.group : company.group?.name) ?? '',
  address: company.address,
  contact: company.contact,
  notes: company.notes,
})

/** The columns of a company from its input; the group is written apart. */
export const companyColumns = ({ name, country, registrationNumber, address, contact, notes }: CompanyInput) => ({
  name,
  country,
  registrationNumber: registrationNumber || null,
  address,
  contact,
  notes,
})
