import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { SavedRate } from '@/lib/compliance/rules/money/rates'
import type { Context, EarlierEntry, Finding, FindingOutcome, PaymentState } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { PaymentInput } from '@/lib/ledger/payments/form/payment-input'

/** What a decision rested on, of records that change: as they were known when it was made. */
type FactsThen = {
  /** Null where the payment names none; `missing` where it does and no version of that time is stored. */
  license: Context['fsbLicense'] | 'missing'
  product: Context['product'] | 'missing'
  earlierEntries: EarlierEntry[]
  savedRates: SavedRate[]
}

/** One stored decision, with everything that the rules were told when it was made. */
export type DecisionDocument = FactsThen & {
  paymentId: string
  reference: string
  state: PaymentState
  companyName: string
  /** What was known then of the records it stood on, as far as it is screened; empty where no version is stored. */
  texts: { companyAddress: string; companyCountry: string; applicant: string; manufacturer: string }
  /** 1 is the decision made when the payment was recorded. */
  decision: number
  step: string
  /** The days, in the organisation's zone, on which it was made and on which its payment was recorded. */
  madeOn: IsoDate
  recordedOn: IsoDate
  madeAt: string
  stored: {
    outcome: FindingOutcome
    findings: Finding[]
    rulesVersion: string
    placesVersion: string
    lawVersion: string
  }
  /** What the rules were told of the company's year. */
  headroom: Headroom
  input: PaymentInput
}

/** What a stricter reading adds to what was already taken of the cap when a decision was made. US cents. */
export type TakenBesides = {
  /** Service fees of agents paid by the company's other entries that held headroom then. */
  ownFeesCents: number
  /** What the other companies of its group held then, their agents' fees among it where those count. */
  othersCents: number
  /** The group's name; null for a company in no group. */
  groupName: string | null
}
