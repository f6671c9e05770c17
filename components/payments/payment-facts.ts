import { RATE_SOURCE_WORDS } from '@/lib/compliance/rules/money/rates'
import { PAYEE_LABELS, PURPOSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { formatDate } from '@/lib/kernel/calendar'
import { formatAmount, formatUsd } from '@/lib/kernel/money'
import type { PaymentDetail } from '@/lib/ledger/payments/payment-detail'

/** `RUB 51,296.00 at 80.1500, Bank of Russia, 20 Nov 2026`: where the US dollars come from. */
export function debitWords({ currency, amountMinor, rate, rateDate, rateSource }: PaymentDetail): string {
  const debit = `${currency} ${formatAmount(amountMinor, currency)}`
  if (currency === 'USD') return debit
  if (rateSource === 'bank_debit') return `${debit}, US dollars as debited by the bank`
  const source = rateSource ? RATE_SOURCE_WORDS[rateSource] : ''
  return `${debit} at ${rate ?? '-'}, ${source}${rateDate ? `, ${formatDate(rateDate)}` : ''}`
}

/** The payee with its kind, and an agent's own fee if it is known. */
export function payeeWords({ payeeName, payeeKind, serviceFeeMinor, currency }: PaymentDetail): string {
  const fee =
    payeeKind !== 'agent'
      ? ''
      : serviceFeeMinor === null
        ? '; split unknown, counts in full'
        : `; service fee ${currency} ${formatAmount(serviceFeeMinor, currency)} not counted`
  return `${payeeName} (${PAYEE_LABELS[payeeKind]}${fee})`
}

/** What the bank debited, and what was reviewed and confirmed then. */
function settledText({ settlement, amountCents, settledAt, state }: PaymentDetail): string | null {
  if (!settlement) return null
  const held =
    settlement.heldCents > 0 ? `; ${formatUsd(settlement.heldCents)} more counts, recorded as already paid` : ''
  const waits =
    settledAt === null && state !== 'voided' && settlement.countedCents < amountCents
      ? `; ${formatUsd(amountCents)} counts until another person approves it`
      : ''
  const excess = settlement.excessCents > 0 ? `; ${formatUsd(settlement.excessCents)} over the headroom` : ''
  const doubts = settlement.doubts.map((doubt) => `; confirmed: ${DOUBTS[doubt] ?? doubt}`).join('')
  return `${bankAmountWords(settlement)}, by ${settlement.settledBy.name}${held}${waits}${excess}${doubts}`
}

type Settlement = NonNullable<PaymentDetail['settlement']>

/**
 * What the bank debited, as far as it was read from the bank document: an amount that was not read is never called the
 * bank's.
 */
export function bankAmountWords({ currency, amountMinor, debitCents, amountRead, usdRead }: Settlement): string {
  const amount = `${currency} ${formatAmount(amountMinor, currency)}`
  const dollars = currency === 'USD' ? '' : `, ${formatUsd(debitCents)}`
  if (amountRead === null) return `${amount}${dollars}; whether it was read from a bank document is not known`
  if (!amountRead && !usdRead) return `${amount}${dollars} as recorded; the amount was not read from a bank document`
  if (!amountRead) return `${formatUsd(debitCents)} read from the bank document; ${amount} as recorded was not`
  if (!usdRead) return `${amount} read from the bank document; ${formatUsd(debitCents)} at the recorded rate`
  return `${amount}${dollars} read from the bank document`
}
const DOUBTS: Readonly<Record<string, string>> = {
  debit_before_approval: 'debited before the approval',
  reference_used: 'another payment has this bank reference',
}

/** The known dates and bank facts of a payment. */
export function dateFacts(payment: PaymentDetail): { label: string; value: string }[] {
  const facts: [string, string | null][] = [
    ['Payment date', formatDate(payment.paymentDate)],
    ['Invoice date', payment.invoiceDate && formatDate(payment.invoiceDate)],
    ['Debit', payment.debitDate && formatDate(payment.debitDate)],
    ['Debited account', payment.payerAccount || null],
    ['Posting date', payment.postingDate && formatDate(payment.postingDate)],
    ['Bank reference', payment.bankReference],
    ['Purpose', sentence(PURPOSE_WORDS[payment.purpose])],
    ['Settled', settledText(payment)],
    ['Entered', payment.enteredCents === null ? null : formatUsd(payment.enteredCents)],
    ['Counts', `${formatUsd(payment.amountCents)} in ${payment.year}`],
    ['Note', payment.note || null],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
