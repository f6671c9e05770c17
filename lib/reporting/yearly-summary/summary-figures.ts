import type { Band, Headroom } from '@/lib/compliance/rules/money/headroom'
import type { FsbLicenseKind, PayeeKind, ProductKind, RuleName } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import type { Projection } from './figures/projection'

/** A number of entries and their sum in US cents. */
export type Sum = { count: number; cents: Cents }
/** A figure of the year with the same figure of the full year before. */
export type Compared = Sum & { before: Sum }

/** The sums of a year over its company-years. */
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
  /** The largest amount used by one company, and how many companies paid 95 per cent or more of their cap. */
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
   * The payer it belongs to: the company that represents it, how many are joined into that one, and the headroom of all
   * of them. Absent for a company on its own.
   */
  payer?: Headroom & { id: string; name: string; joinedCount: number }
}

/** Money that was paid outside the authorization: never part of the amount used, always reported. */
export type Violation = {
  paymentId: string
  reference: string
  companyName: string
  paymentDate: IsoDate
  amountCents: Cents
  /** The reason given when it was declared, or the note of the entry. */
  words: string
  rules: RuleName[]
}

/** An entry that was voided, or one that replaces another. */
export type Correction = {
  paymentId: string
  reference: string
  companyName: string
  kind: 'voided' | 'entered anew'
  /** The entry that this one corrects. */
  corrects: string | null
  amountCents: Cents
  at: string
  /** Who made the correction; when a paid entry was voided, who requested it and who confirmed. */
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

/** The payees that were paid most, by name as written in the payments, and all others together. */
export type PayeeNames = { named: ({ name: string } & Compared)[]; others: Compared }

/**
 * The reviews of a year. The wait is measured from entry to the decision of a person, for decided reviews only: in
 * whole minutes, from one hour in whole hours.
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
 * Everything in a yearly summary, as plain data: the page, the PDF and the sign-off show, print and store exactly this.
 * It depends on the state of the ledger alone, except for `lastDay`, `sameDay` and `projection`, which depend on the
 * day.
 *
 * It is hashed as canonical JSON and stored in signed documents, so its property names and values never change: those
 * that are not plain English are mapped to labels where they are shown.
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
  /** Missing in documents signed before payees were listed by name. */
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
  /** The last day included, and the amount paid by the same day of the year before. */
  lastDay: IsoDate
  sameDay: { date: IsoDate; cents: Cents }
  /** The projection of the current year; null for a year that has ended or not begun. */
  projection: Projection | null
}
