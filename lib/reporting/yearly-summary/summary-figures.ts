import type { Band, Headroom } from '@/lib/compliance/rules/money/headroom'
import type { FsbLicenseKind, PayeeKind, ProductKind, RuleName } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import type { Projection } from './projection'

/** How many entries, and what they come to. */
export type Sum = { count: number; cents: Cents }
/** A figure of the year beside the same of the whole year before. */
export type Compared = Sum & { before: Sum }

/** The sums of a year from the rollup. */
export type Totals = {
  capCents: Cents
  usedCents: Cents
  reservedCents: Cents
  leftCents: Cents
  blockedCents: Cents
  violationCents: Cents
  paidCount: number
  reservedCount: number
  blockedCount: number
  violationCount: number
  companiesPaid: number
  companiesWithEntries: number
  /** The most that one company used, and how many companies paid 95 per cent of their cap and more. */
  highestCents: Cents
  ninetyFiveCount: number
  bands: Record<Band, number>
}

export type SummaryMonth = { month: number; paid: Compared }

/** One company in one year, as the summary lists it. */
export type SummaryCompany = Headroom & {
  companyId: string
  companyName: string
  paidCount: number
  blockedCount: number
  violationCents: Cents
  /**
   * The payer it is joined in: the company that stands for it, how many are joined into that one, and where all of them
   * stand. Absent for a company on its own.
   */
  payer?: Headroom & { id: string; name: string; joinedCount: number }
}

/** Money that was paid outside the authorization: never part of the used sum, never lost. */
export type Violation = {
  paymentId: string
  reference: string
  companyName: string
  paymentDate: IsoDate
  amountCents: Cents
  /** What was written about it: the reason of whoever declared it, or the note of the entry. */
  words: string
  rules: RuleName[]
}

/** An entry that was voided, or one made in the place of another. */
export type Correction = {
  paymentId: string
  reference: string
  companyName: string
  kind: 'voided' | 'entered anew'
  /** The entry that this one corrects. */
  corrects: string | null
  amountCents: Cents
  at: string
  /** Who did it; for a void of something paid, who asked for it and who confirmed. */
  who: string
  why: string
}

export type ExpiringLicense = {
  licenseId: string
  number: string
  kind: FsbLicenseKind
  companyName: string
  validUntil: IsoDate
}

/** Whom the most was paid to, by name as written in the payments, and all others together. */
export type PayeeNames = { named: ({ name: string } & Compared)[]; others: Compared }

/**
 * How the reviews of a year went. The wait is from the entry to the decision of a person, of those decided: in whole
 * minutes, and from an hour on in whole hours.
 */
export type Reviews = {
  all: number
  open: number
  cleared: number
  refused: number
  waitedLong: number
  medianMinutes: number | null
  longestMinutes: number | null
}

/**
 * Everything a yearly summary says, as plain data: what the page shows, what the PDF prints and what a sign-off freezes
 * are this and nothing else. Of the state of the ledger alone, not of the moment it is read, but for `lastDay`,
 * `sameDay` and `projection`.
 */
export type SummaryFigures = {
  year: number
  company: { id: string; name: string } | null
  totals: Totals
  before: Totals
  months: SummaryMonth[]
  licenses: ({ shortName: string; fullName: string; line: 'cyber' | 'russia'; inForce: string } & Sum)[]
  kinds: ({ key: FsbLicenseKind } & Compared)[]
  payees: ({ key: PayeeKind } & Compared)[]
  /** Not in what was signed before payees were told by name. */
  payeeNames?: PayeeNames
  productKinds: ({ key: ProductKind | 'none' } & Compared)[]
  blocked: ({ rule: RuleName } & Compared)[]
  reviews: Reviews
  reviewsBefore: Reviews
  nearMisses: { within: Compared; over: Compared }
  late: { afterPayment: Compared; afterYear: Compared }
  corrections: { voided: Compared; anew: Compared; rows: Correction[] }
  expiring: { count: number; before: number; rows: ExpiringLicense[] }
  violations: Violation[]
  companies: SummaryCompany[]
  closed: boolean
  /** The last day counted, and what was paid by the same day of the year before. */
  lastDay: IsoDate
  sameDay: { date: IsoDate; cents: Cents }
  /** Where the running year is heading; null for a year that has ended or not begun. */
  projection: Projection | null
}
