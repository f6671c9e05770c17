import type { Move } from '@/lib/compliance/rules/approval/approval'
import { countedAmountMinor } from '@/lib/compliance/rules/money/counted-amount'
import type { RateSource } from '@/lib/compliance/rules/money/rates'
import type { FindingOutcome, PayeeKind, Purpose } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { type Cents, usdCentsAt } from '@/lib/kernel/money'
import type { PaymentDestinationInput } from '@/lib/ledger/payments/form/payment-schema'
import type { PersonName } from './records/people'

/**
 * A planned step of a person on an entry, at an instant. `ifNeeded`: only when the entry is in a state that allows it.
 */
export type Step = {
  at: number
  by: PersonName
  move: Move
  reason?: string
  facts?: Record<string, string>
  ifNeeded?: true
}

/** A debit: the figures of the bank document, and the amount that counts. */
export type Money = {
  currency: string
  amountMinor: number
  serviceFeeMinor: number | null
  serviceFeeCents: Cents | null
  stateDutyCents: Cents | null
  bankUsdCents: Cents | null
  rate: string | null
  rateDate: IsoDate | null
  rateSource: RateSource | null
  amountCents: Cents
  /** The published rate that was saved when the entry was recorded. */
  saved: { date: IsoDate; value: string }
}

/** An entry of the demo before the rules are asked. `expect` is the outcome that the story needs. */
export type PlannedEntry = {
  key: string
  companyId: string
  licenseId: string
  productId: string
  purpose: Purpose
  payeeKind: PayeeKind
  payeeName: string
  money: Money
  invoiceDate: IsoDate | null
  paymentDate: IsoDate
  alreadyPaid: boolean
  note: string
  destinations: PaymentDestinationInput[]
  recordedAt: number
  recordedBy: PersonName
  /** The key of the voided entry that this one replaces. */
  corrects: string | null
  expect: FindingOutcome | 'any'
  steps: Step[]
}

export const LICENSING_CENTRE = 'FSB, licensing centre'

/** A debit in rubles at a rate that was looked up. */
export function rubles(
  amountMinor: number,
  rate: string,
  rateDate: IsoDate,
  serviceFeeMinor: number | null = null,
): Money {
  const payeeKind = serviceFeeMinor === null ? 'fsb' : 'agent'
  const amountCents = usdCentsAt(countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor }), 'RUB', rate)
  const serviceFeeCents = Math.max(0, usdCentsAt(amountMinor, 'RUB', rate) - amountCents)
  return {
    currency: 'RUB',
    amountMinor,
    serviceFeeMinor,
    serviceFeeCents: serviceFeeMinor === null ? null : serviceFeeCents,
    stateDutyCents: null,
    bankUsdCents: null,
    rate,
    rateDate,
    rateSource: 'bank_of_russia',
    amountCents,
    saved: { date: rateDate, value: rate },
  }
}

/** The same debit with the bank's own figure in dollars, which takes precedence over any rate. */
export const atBankDebit = ({ amountMinor, amountCents, saved }: Money): Money => ({
  currency: 'RUB',
  amountMinor,
  serviceFeeMinor: null,
  serviceFeeCents: null,
  stateDutyCents: null,
  bankUsdCents: amountCents,
  rate: null,
  rateDate: null,
  rateSource: 'bank_debit',
  amountCents,
  saved,
})

/** State duty goes to the treasury and does not count toward the cap. */
export const asStateDuty = (money: Money): Money => ({ ...money, stateDutyCents: money.amountCents, amountCents: 0 })
