import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { SavedRate } from '@/lib/compliance/rules/money/rates'
import type { StoredFinding } from '@/lib/compliance/rules/stored-finding'
import type { Context, EarlierEntry, FindingOutcome, PaymentState } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { PaymentInput } from '@/lib/ledger/payments/form/payment-schema'

/** The records a decision depended on, as known when it was made. */
type FactsThen = {
  /** Null where the payment names none; `missing` where it does and no version of that time is stored. */
  license: Context['fsbLicense'] | 'missing'
  product: Context['product'] | 'missing'
  earlierEntries: EarlierEntry[]
  savedRates: SavedRate[]
}

/** A stored decision, with all facts that the rules were given when it was made. */
export type DecisionDocument = FactsThen & {
  paymentId: string
  reference: string
  state: PaymentState
  companyName: string
  /** The screened texts of its records at that time; empty where no version is stored. */
  texts: { companyAddress: string; companyCountry: string; applicant: string; manufacturer: string }
  /** 1 is the decision made when the payment was recorded. */
  decision: number
  step: string
  /** The days in the organisation's time zone on which it was made and on which its payment was recorded. */
  madeOn: IsoDate
  recordedOn: IsoDate
  madeAt: string
  stored: {
    outcome: FindingOutcome
    findings: StoredFinding[]
    rulesVersion: string
    placesVersion: string
    lawVersion: string
  }
  /** The headroom of the company's year that the rules were given. */
  headroom: Headroom
  input: PaymentInput
}

/** What a stricter reading adds to the amounts already held under the cap when a decision was made. US cents. */
export type TakenBesides = {
  /** Agents' service fees of the company's other entries that held headroom at that time. */
  ownFeesCents: number
  /** The amounts held by the other companies of its group at that time, including agents' fees where those count. */
  othersCents: number
  /** The group's name; null for a company without a group. */
  groupName: string | null
}
