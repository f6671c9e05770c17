import type { Law } from '@/lib/compliance/law/law'
import type { BasisId } from '@/lib/compliance/law/schema'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import type { Examined, ScreenedText } from './destination/screened-text'
import type { Headroom } from './money/headroom'
import type { EntryRate, SavedRate } from './money/rates'
import type { RulePolicies } from './policies'

/** The result of a rule, or of all of them together, for an entry. Ordered from best to worst. */
export type FindingOutcome = 'clear' | 'review' | 'blocked'

/** The names of the rules; each is one file of this folder. */
export type RuleName =
  | 'annual-cap'
  | 'group-cap'
  | 'authority'
  | 'destination'
  | 'purpose'
  | 'payee'
  | 'exchange-rate'
  | 'commerce-basis'
  | 'filing'
  | 'end-user'
  | 'duplicate'
  | 'earlier-attempt'

/**
 * Where a statement comes from. `policy` marks our own choice; `toBeConfirmed` marks a statement for which no published
 * source was read; `quote` is the condition as worded in its source.
 */
export type Citation = { label: string; url?: string; quote?: string; policy?: boolean; toBeConfirmed?: boolean }

/** The state of a payment; lib/compliance/rules/approval/approval.ts has the transitions between them. */
export type PaymentState =
  | 'requested'
  | 'in_review'
  /** In review without a reservation: money that left took its headroom. */
  | 'unreserved'
  /** In review without a reservation: money that left took its headroom. */
  | 'unreserved'
  | 'approved'
  | 'paid'
  | 'rejected'
  | 'voided'
  | 'blocked'
  | 'violation'

/** One rule's result, complete enough to be read years later without the program. */
export type Finding = {
  rule: RuleName
  title: string
  outcome: FindingOutcome
  /** One sentence in plain English: the rule and the facts. */
  message: string
  facts: { label: string; value: string; href?: string }[]
  /** The field the facts were read in and the version of the places, where it matters. */
  readIn?: string
  citation: Citation
  nextStep?: string
  /**
   * What is doubted, one doubt per line, where the message has figures that change without a new doubt or names only
   * the worst of several. When left out, the message is the doubt.
   */
  doubt?: string
  /**
   * The parties and texts that were screened for it, and the fields that were not; only for the rule on destinations.
   */
  examined?: Examined[]
}

/**
 * A group that the company was in on any day of the year of the payment, with what its members of that year have taken:
 * used, reserved and apparent violations.
 */
export type GroupYear = {
  name: string
  /** The total of all members, without this payment. */
  totalCents: Cents
  /** The largest first, without this payment. */
  members: { companyId: string; name: string; takenCents: Cents }[]
  /** Whether one cap applies to the whole group, by the policy of the day. */
  oneCap: boolean
}

export type DestinationRole = 'consignee' | 'distributor' | 'end_user'

/** A party the product goes to, as typed, with the screening result of each of its fields. */
export type EntryDestination = {
  role: DestinationRole
  name: string
  address: string
  country: string | null
  /** Parts that were given in fields of their own; absent when not given. */
  region?: string
  city?: string
  postalCode?: string
  verdict: Verdict
}

export type Purpose = 'requesting' | 'receiving' | 'utilizing' | 'paying' | 'dealing' | 'other'
export type PayeeKind = 'fsb' | 'agent' | 'state_duty' | 'other'
export type FsbLicenseKind = 'notification' | 'permit' | 'import_license' | 'certification'
export type FsbLicenseStatus = 'applied' | 'valid' | 'cancelled'
export type ProductKind = 'consumer_device' | 'consumer_software' | 'other_it'

/** An entry as the rules see it: facts only, everything already read and parsed. */
export type Entry = {
  company: { id: string; name: string }
  paymentDate: IsoDate
  /** What counts toward the cap, in US cents: the fee to the FSB, fixed at entry. */
  amountCents: Cents
  /** The same in the currency of the bank document. */
  amountMinor: number
  currency: string
  purpose: Purpose
  /** How the US dollars follow from the debit. */
  rate: EntryRate
  payee: {
    kind: PayeeKind
    name: string
    address: string
    /** The screening result of the payee's name and address. */
    verdict: Verdict
    splitKnown: boolean
    /** The agent's service fee in minor units of the debit; null while the split is unknown. */
    serviceFeeMinor: number | null
    serviceFeeCents: Cents
    /** Whether the FSB's own receipt for the fee passed through is held; null when not stated. */
    fsbReceipt: boolean | null
  }
  destinations: EntryDestination[]
  /** Its other parties and texts: the payer, the applicant of its FSB license, the manufacturer and the note. */
  texts: ScreenedText[]
  /** The money has already left: a refusal then records an apparent violation. */
  alreadyPaid: boolean
  /**
   * The day the US dollars were fixed, when the rules run again later: the dollars are never re-rated. Defaults to
   * today.
   */
  ratedOn?: IsoDate
}

/** The classification of a product on the payment date. */
export type Classification = {
  eccn: string
  licenseException: string | null
  commerceLicenseNumber: string | null
  massMarket: boolean
  validFrom: IsoDate
  evidence: string
  /** The product's basis for Russia since 24 Feb 2022; null when none was chosen. */
  basis: BasisId | null
  /** The reason, where the basis requires one. */
  basisNote: string
  /** The id of the class of civil end users, where the basis requires one. */
  endUserClass: string | null
}

/** An earlier entry that the duplicate and earlier-attempt rules compare with. */
export type EarlierEntry = {
  id: string
  reference: string
  state: Exclude<PaymentState, 'rejected' | 'voided'>
  paymentDate: IsoDate
  recordedOn: IsoDate
  amountMinor: number
  currency: string
  /** What it counts against the cap, in US cents. */
  amountCents: Cents
  payeeName: string
  fsbLicenseId: string | null
  blockedBy: RuleName[]
}

/** A party of a blocked entry, of any company, by its words (lib/compliance/screening/destination-words.ts). */
export type RefusedDestination = {
  paymentId: string
  reference: string
  refusedOn: IsoDate
  companyName: string
  name: string
  nameWords: string[]
  placeWords: string[]
}

/**
 * Everything the rules need that is not typed into the form. A use case reads it; the rules themselves read nothing.
 */
export type Context = {
  today: IsoDate
  /** The law in force here, with counsel's confirmations. */
  law: Law
  headroom: Headroom
  /** Its groups in the year of the payment; null when not stated whether it has any. */
  groups: GroupYear[] | null
  fsbLicense: {
    id: string
    number: string
    kind: FsbLicenseKind
    status: FsbLicenseStatus
    issuedOn: IsoDate | null
    validUntil: IsoDate | null
    coversProduct: boolean
  } | null
  product: {
    id: string
    name: string
    kind: ProductKind
    /** The code of the Harmonized Tariff Schedule as typed; empty when it is not known. */
    htsCode: string
    classification: Classification | null
  } | null
  /** Entries of the same company from the last 400 days, blocked ones included, newest first; not the entry itself. */
  earlierEntries: EarlierEntry[]
  /** Blocked destinations of any company that share words with this entry's, newest first. */
  refusedDestinations: RefusedDestination[]
  /** Rates of the debit's currency saved in the ledger: of the claimed source and day, and the nearest ones. */
  savedRates: SavedRate[]
  policies: RulePolicies
}

/** All findings of an entry and the outcome: the worst of them. */
export type Determination = {
  outcome: FindingOutcome
  findings: Finding[]
  /** Short names of the general licenses in force on the payment date, such as `GL 1C` and `GL 42`. */
  generalLicenses: string[]
  headroomBefore: Headroom
  /** The blocked entry this one repeats, if it does. */
  retryOfId: string | null
  rulesVersion: string
  placesVersion: string
  /** The version of the law that was read. */
  lawVersion: string
}
