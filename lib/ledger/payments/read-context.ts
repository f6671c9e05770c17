import 'server-only'
import { DEFAULT_POLICIES } from '@/lib/compliance/rules/policies'
import type { Context, GroupYear } from '@/lib/compliance/rules/types'
import { destinationWords, tellingWords } from '@/lib/compliance/screening/destination-words'
import { db, type Transaction } from '@/lib/database/db'
import { readLaw } from '@/lib/database/read-law'
import { dateIn, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { type ContextDocument, queryContext } from './context-query'
import type { EntrySubject } from './entry'
import type { PaymentInput } from './form/payment-schema'

/** A group with its total, and whether one cap holds for it. */
const groupYear = ({ name, members }: ContextDocument['groups'][number], oneCap: boolean): GroupYear => ({
  name,
  members,
  totalCents: members.reduce((sum, { takenCents }) => sum + takenCents, 0),
  oneCap,
})

/** What the entry refers to, as the database knows it now; `null` where there is no such record. */
export type EntryRecords = {
  company: ContextDocument['company']
  license: { archived: boolean; applicant: string } | null
  product: { archived: boolean; manufacturer: string } | null
  yearClosed: boolean
  corrects: { companyId: string; state: string } | null
}

/** What of the records of an entry is screened with it; what is not chosen yet is empty. */
export const subjectOf = ({ company, license, product }: EntryRecords): EntrySubject => ({
  company: company ?? { id: '', name: '', address: '', country: '' },
  applicant: license?.applicant ?? '',
  manufacturer: product?.manufacturer ?? '',
})

/** The date on which the organisation is now. */
export const todayIn = (timeZone: string): IsoDate => dateIn(new Date(), timeZone)

/** The one organisation; a bug when there is none, since every page asks for it before. */
export const readOrganisation = () => db.organisation.findUniqueOrThrow({ where: { id: 1 } })

type Subject = Partial<
  Pick<
    PaymentInput,
    'companyId' | 'fsbLicenseId' | 'productId' | 'correctsId' | 'destinations' | 'currency' | 'rateDate' | 'rateSource'
  >
> & {
  paymentDate: IsoDate
}

/**
 * What was read for the rules; `factsVersion` goes with the decision that they make, and is null while no company is
 * chosen.
 */
export type ReadContext = { context: Context; records: EntryRecords; factsVersion: string | null }

/**
 * Reads everything the rules need for an entry, in one go. Works for a half-filled form: what is not chosen yet is
 * null. Licenses and products are read within the company, so that another company's id is the same as an unknown one.
 * `exceptId` names a payment that the rules are asked about again.
 */
export async function readContext(
  subject: Subject,
  { exceptId, client }: { exceptId?: string; client?: Transaction } = {},
): Promise<ReadContext> {
  const query = {
    companyId: subject.companyId ?? null,
    fsbLicenseId: subject.fsbLicenseId ?? null,
    productId: subject.productId ?? null,
    correctsId: subject.correctsId ?? null,
    paymentDate: subject.paymentDate,
    year: yearOf(subject.paymentDate),
    currency: subject.currency && subject.currency !== 'USD' ? subject.currency : null,
    rateDay: subject.rateDate ?? subject.paymentDate,
    rateSource: subject.rateSource ?? null,
    words: (subject.destinations ?? []).map(destinationWords).flatMap(tellingWords),
    exceptId: exceptId ?? null,
  }
  const read = await queryContext(query, client)
  const context: Context = {
    today: todayIn(read.timeZone),
    law: await readLaw(client),
    headroom: read.headroom,
    groups: read.groups.map((group) => groupYear(group, read.policies.oneCapForGroup === 1)),
    fsbLicense: read.license,
    product: read.product,
    earlierEntries: read.earlierEntries,
    refusedDestinations: read.refusedDestinations,
    savedRates: read.savedRates,
    policies: { ...DEFAULT_POLICIES, ...read.policies },
  }
  const records: EntryRecords = {
    company: read.company,
    license: read.license,
    product: read.product,
    yearClosed: read.yearClosed,
    corrects: read.corrects,
  }
  return { context, records, factsVersion: read.factsVersion }
}
