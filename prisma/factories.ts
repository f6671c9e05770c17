import { randomUUID } from 'node:crypto'
import type { PrismaClient } from '@/generated/prisma/client'
import type {
  CompanyUncheckedCreateInput,
  FsbLicenseUncheckedCreateInput,
  OrganisationUncheckedCreateInput,
  PersonUncheckedCreateInput,
  ProductClassificationUncheckedCreateInput,
  ProductUncheckedCreateInput,
} from '@/generated/prisma/models'
import { inventedConfirmations } from '@/lib/compliance/law/invented-confirmations'
import { dateIn, toDateColumn, yearOf } from '@/lib/kernel/calendar'
import type { toLedgerEntry } from '@/lib/ledger/payments/ledger-entry'

// Records for tests and the benchmark: valid by default, each different from the others, and the caller can change any
// field.

type Given<Input> = Partial<Omit<Input, 'classifications' | 'products' | 'payments'>>

let made = 0
/** A new number each time, for values that must be unique. */
const nextNumber = (): number => {
  made += 1
  return made
}

/**
 * The only organisation; by default a demo, so that a test may set the clock of the ledger and the law is confirmed.
 */
export async function makeOrganisation(db: PrismaClient, given: Given<OrganisationUncheckedCreateInput> = {}) {
  const organisation = await db.organisation.create({
    data: { id: 1, name: 'Cedarline Group', demo: true, ...given },
  })
  if (organisation.demo) await confirmLaw(db)
  return organisation
}

/**
 * Invented confirmations of every open question of the law, so that an entry can be clear. Only a demo accepts them.
 */
async function confirmLaw(db: PrismaClient): Promise<void> {
  for (const content of inventedConfirmations('2016-12-29')) {
    const { kind, id: recordId, version: recordVersion } = content
    const decision = { create: { approved: true } }
    await db.lawRecord.create({ data: { kind, recordId, recordVersion, content, decision } })
  }
}

/** A person without a password, by default an analyst. */
export function makePerson(db: PrismaClient, given: Given<PersonUncheckedCreateInput> = {}) {
  const number = nextNumber()
  const role = given.role ?? 'analyst'
  return db.person.create({
    data: { email: `${role}-${number}@example.com`, name: `Person ${number}`, role, ...given },
  })
}

/** An active company in the United States. */
export function makeCompany(db: PrismaClient, given: Given<CompanyUncheckedCreateInput> = {}) {
  return db.company.create({ data: { name: `Company ${nextNumber()}`, country: 'US', ...given } })
}

/** A phone, classified as mass market with evidence since 2016; `classification` changes that, `null` omits it. */
export function makeProduct(
  db: PrismaClient,
  company: { id: string },
  {
    classification = {},
    ...given
  }: Given<ProductUncheckedCreateInput> & {
    classification?: Given<ProductClassificationUncheckedCreateInput> | null
  } = {},
) {
  const basis = {
    eccn: '5A992.c',
    massMarket: true,
    evidence: 'Self-classification report',
    validFrom: toDateColumn('2016-01-01'),
    basis: '746.8(a)(12)(ii)',
    endUserClass: 'subsidiary',
    ...classification,
  }
  return db.product.create({
    data: {
      companyId: company.id,
      name: `Phone ${nextNumber()}`,
      manufacturer: 'Manufacturer',
      kind: 'consumer_device',
      ...given,
      ...(classification && { classifications: { create: basis } }),
    },
  })
}

/** A valid notification of a company that covers the given products and does not expire. */
export function makeFsbLicense(
  db: PrismaClient,
  company: { id: string },
  products: readonly { id: string }[] = [],
  given: Given<FsbLicenseUncheckedCreateInput> = {},
) {
  return db.fsbLicense.create({
    data: {
      companyId: company.id,
      kind: 'notification',
      number: `RU${String(nextNumber()).padStart(10, '0')}`,
      status: 'valid',
      applicant: 'Manufacturer',
      applicantKind: 'manufacturer',
      categories: [2],
      issuedOn: toDateColumn('2016-06-01'),
      ...given,
      products: {
        create: products.map(({ id }) => ({ product: { connect: { companyId_id: { companyId: company.id, id } } } })),
      },
    },
  })
}

/** The subject of an entry: a company with a product and the FSB license that covers it. */
export async function makeSubject(db: PrismaClient, given: Given<CompanyUncheckedCreateInput> = {}) {
  const company = await makeCompany(db, given)
  const product = await makeProduct(db, company)
  const fsbLicense = await makeFsbLicense(db, company, [product])
  return { company, product, fsbLicense }
}

export type EntryJson = ReturnType<typeof toLedgerEntry>

/** The ids that an entry requires. */
type EntrySubject = { companyId: string; recordedById: string; fsbLicenseId: string }

/**
 * An entry as `record_payment` takes it: 100 dollars to the FSB, clear, requested, for 15 June of this year. The
 * determination is made up without the rules, for tests of the database itself. The caller must keep the state and the
 * determination consistent.
 */
export function entryJson({
  determination,
  ...given
}: EntrySubject & Partial<Omit<EntryJson, 'determination'>> & { determination?: Partial<EntryJson['determination']> }) {
  const amountCents = given.amountCents ?? 10_000
  return {
    id: randomUUID(),
    idempotencyKey: randomUUID(),
    requestHash: `hash of ${amountCents}`,
    state: 'requested',
    productId: null,
    purpose: 'paying',
    payeeKind: 'fsb',
    payeeName: 'FSB, licensing centre',
    currency: 'USD',
    amountMinor: amountCents,
    serviceFeeMinor: null,
    rate: null,
    rateDate: null,
    rateSource: null,
    amountCents,
    invoiceDate: null,
    paymentDate: `${yearOf(dateIn(new Date(), 'America/New_York'))}-06-15`,
    alreadyPaid: false,
    postingDate: null,
    note: '',
    retryOfId: null,
    correctsId: null,
    destinations: [],
    ...given,
    determination: {
      outcome: 'clear',
      findings: [],
      blockedBy: [],
      generalLicenses: ['GL 1C', 'GL 42'],
      capCents: 500_000,
      usedCents: 0,
      reservedCents: 0,
      rulesVersion: 'test',
      placesVersion: 'test',
      ...determination,
    },
  }
}
