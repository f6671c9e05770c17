import type { MovablePayment } from '@/lib/compliance/rules/approval/approval'
import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { type Headroom, takenCents } from '@/lib/compliance/rules/money/headroom'
import { DEFAULT_POLICIES } from '@/lib/compliance/rules/policies'
import type {
  Context,
  EarlierEntry,
  EntryDestination,
  FindingOutcome,
  GroupYear,
  PaymentState,
  RefusedDestination,
} from '@/lib/compliance/rules/types'
import { destinationWords } from '@/lib/compliance/screening/destination-words'
import { addDays, type IsoDate } from '@/lib/kernel/calendar'
import type { PaymentInput } from '@/lib/ledger/payments/form/payment-schema'
import { DEMO_LAW } from './law-confirmations'
import type { Money } from './plan'
import { isMemberIn } from './records/memberships'
import type { Records, SeedCompany, SeedLicense } from './records/records'

/** An entry that was recorded, as later entries and moves see it. */
export type Kept = MovablePayment & {
  paymentId: string
  companyId: string
  year: number
  amountCents: number
  outcome: FindingOutcome
  companyName: string
  destinations: EntryDestination[]
  earlier: Omit<EarlierEntry, 'state'>
  /** The day on which a person blocked it; null when the rules did, as it was recorded. */
  blockedOn: IsoDate | null
}

/** What the ledger holds while its history is played, so that the rules are asked what they would have been asked. */
export type Books = {
  records: Records
  headrooms: Map<string, Headroom>
  kept: Map<string, Kept>
  /** The last number given to a payment of a year. */
  numbers: Map<number, number>
}

const LOOK_BACK_DAYS = 400
const RESERVING: readonly PaymentState[] = ['requested', 'in_review', 'approved']

export const openBooks = (records: Records): Books => ({
  records,
  headrooms: new Map(),
  kept: new Map(),
  numbers: new Map(),
})

const headroomOf = ({ headrooms }: Books, companyId: string, year: number): Headroom =>
  headrooms.get(`${companyId} ${year}`) ?? { capCents: CAP_CENTS, usedCents: 0, reservedCents: 0, violationCents: 0 }

/** Moves the amount of an entry between used, reserved and free. */
export function book(books: Books, kept: Kept, from: PaymentState | null, to: PaymentState): void {
  const { capCents, usedCents, reservedCents, violationCents } = headroomOf(books, kept.companyId, kept.year)
  const share = (state: PaymentState | null, counts: boolean) => (state !== null && counts ? kept.amountCents : 0)
  const reserves = (state: PaymentState | null) => state !== null && RESERVING.includes(state)
  books.headrooms.set(`${kept.companyId} ${kept.year}`, {
    capCents,
    usedCents: usedCents + share(to, to === 'paid') - share(from, from === 'paid'),
    reservedCents: reservedCents + share(to, reserves(to)) - share(from, reserves(from)),
    violationCents: violationCents + share(to, to === 'violation') - share(from, from === 'violation'),
  })
  kept.state = to
}

/** The context of an entry on the day it is recorded: license and classification as they stood then. */
export function contextOn(books: Books, input: PaymentInput, today: IsoDate, saved: Money['saved']): Context {
  const { records } = books
  const license = records.licenses.find(({ id }) => id === input.fsbLicenseId)
  const product = records.products.find(({ id }) => id === input.productId)
  return {
    today,
    law: DEMO_LAW,
    headroom: headroomOf(books, input.companyId, Number(input.paymentDate.slice(0, 4))),
    groups: groupsOf(books, input),
    fsbLicense: license
      ? {
          id: license.id,
          number: license.number,
          kind: license.kind,
          status: statusOn(license, today),
          issuedOn: license.issuedOn,
          validUntil: license.validUntil,
          coversProduct: license.productIds.includes(input.productId),
        }
      : null,
    product: product
      ? {
          id: product.id,
          name: product.name,
          kind: product.kind,
          htsCode: product.hsCode,
          classification:
            product.classifications.filter(({ validFrom }) => validFrom <= input.paymentDate).at(-1) ?? null,
        }
      : null,
    earlierEntries: earlierEntries(books, input),
    refusedDestinations: refusedDestinations(books, input),
    savedRates: [{ currency: 'RUB', ...saved, source: 'bank_of_russia' }],
    policies: DEFAULT_POLICIES,
  }
}

/** The group of the company in the year of the payment, with what its companies had taken by then. */
function groupsOf(books: Books, { companyId, paymentDate }: PaymentInput): GroupYear[] {
  const year = Number(paymentDate.slice(0, 4))
  const company = books.records.companies.find(({ id }) => id === companyId)
  if (!company?.groupName || !isMemberIn(company, year)) return []
  const name = company.groupName
  const inYear = (company: SeedCompany) => company.groupName === name && isMemberIn(company, year)
  const members = books.records.companies
    .filter(inYear)
    .map(({ id, name: member }) => ({
      companyId: id,
      name: member,
      takenCents: takenCents(headroomOf(books, id, year)),
    }))
    .sort((one, other) => other.takenCents - one.takenCents)
  const totalCents = members.reduce((sum, member) => sum + member.takenCents, 0)
  return [{ name, members, totalCents, oneCap: false }]
}

const statusOn = ({ status, cancelledOn }: SeedLicense, today: IsoDate) =>
  status === 'cancelled' && cancelledOn !== null && today < cancelledOn ? 'valid' : status

function earlierEntries({ kept }: Books, { companyId, paymentDate }: PaymentInput): EarlierEntry[] {
  const since = addDays(paymentDate, -LOOK_BACK_DAYS)
  const entries: EarlierEntry[] = []
  for (const { companyId: company, state, earlier } of kept.values()) {
    if (company !== companyId || earlier.paymentDate < since || state === 'rejected' || state === 'voided') continue
    entries.push({ ...earlier, state })
  }
  return entries.sort((one, other) => (one.paymentDate < other.paymentDate ? 1 : -1)).slice(0, 200)
}

/** Blocked destinations of any company that share a word with the entry's: what the database would read. */
function refusedDestinations({ kept }: Books, { destinations }: PaymentInput): RefusedDestination[] {
  const words = new Set(
    destinations.map(destinationWords).flatMap((party) => [...party.nameWords, ...party.placeWords]),
  )
  return [...kept.values()].flatMap((one): RefusedDestination[] => {
    if (one.state !== 'blocked') return []
    const { paymentId, companyName, earlier, blockedOn } = one
    const isEndUser = earlier.blockedBy.includes('end-user')
    return one.destinations.flatMap((party) => {
      if (party.verdict.outcome === 'clear' && !isEndUser) return []
      const known = destinationWords(party)
      if (![...known.nameWords, ...known.placeWords].some((word) => words.has(word))) return []
      const { reference, recordedOn } = earlier
      return [{ paymentId, reference, refusedOn: blockedOn ?? recordedOn, companyName, name: party.name, ...known }]
    })
  })
}
