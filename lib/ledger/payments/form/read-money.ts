import { countedAmountMinor } from '@/lib/compliance/rules/money/counted-amount'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { type Cents, formatUsd, readAmount, usdCentsAt } from '@/lib/kernel/money'
import { LARGEST_ENTRY_CENTS, type PaymentDraft, type PaymentReading, paymentSchema } from './payment-schema'
import { readField } from './read-draft'

const FIELDS = paymentSchema.shape

/** Reads the debit, an agent's service fee and the rate, and fixes the US cents that count against the cap. */
export function readMoney(draft: PaymentDraft, today: IsoDate, reading: PaymentReading): void {
  const { input, fieldErrors } = reading
  const code = readField(FIELDS.currency, draft.currency)
  if (!code.ok) {
    fieldErrors.currency = code.message
    return
  }
  const currency = code.value
  input.currency = currency
  const amountMinor = readMinor('amount', draft, currency, reading)
  if (amountMinor !== undefined) input.amountMinor = amountMinor
  const isSplit = draft.payeeKind === 'agent' && draft.serviceFee.trim() !== ''
  const serviceFeeMinor = isSplit ? readMinor('serviceFee', draft, currency, reading) : null
  if (serviceFeeMinor !== undefined) input.serviceFeeMinor = serviceFeeMinor
  if (amountMinor !== undefined && serviceFeeMinor && serviceFeeMinor > amountMinor) {
    fieldErrors.serviceFee = 'The service fee is part of the debit and cannot be more than it'
    return
  }
  readRateFields(draft, currency, today, reading)
  const { payeeKind } = input
  if (amountMinor === undefined || serviceFeeMinor === undefined || payeeKind === undefined) return
  const countedMinor = countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor })
  fixUsd(draft, { currency, amountMinor, serviceFeeMinor, countedMinor }, reading)
}

/** An amount in minor units of its currency; undefined with a message at its field where it cannot be read. */
function readMinor(
  name: 'amount' | 'serviceFee' | 'bankUsd',
  draft: PaymentDraft,
  currency: string,
  { fieldErrors }: PaymentReading,
): number | undefined {
  const amount = readAmount(draft[name], currency)
  const typed = readField(FIELDS[name], draft[name])
  if (amount.ok && typed.ok) return amount.amountMinor
  fieldErrors[name] = amount.ok ? (typed.ok ? '' : typed.message) : amount.message
  return undefined
}

function readRateFields(draft: PaymentDraft, currency: string, today: IsoDate, reading: PaymentReading): void {
  const { input, fieldErrors } = reading
  if (currency === 'USD') {
    Object.assign(input, { rate: null, rateDate: null, rateSource: null })
    return
  }
  const source = readField(FIELDS.rateSource, draft.rateSource)
  if (source.ok) input.rateSource = source.value
  else fieldErrors.rateSource = source.message
  if (source.ok && source.value === 'bank_debit') {
    Object.assign(input, { rate: null, rateDate: null })
    return
  }
  const rate = readField(FIELDS.rate, draft.rate)
  if (rate.ok) input.rate = rate.value
  else fieldErrors.rate = rate.message
  const date = readField(FIELDS.rateDate, draft.rateDate)
  if (!date.ok) fieldErrors.rateDate = date.message
  else if (date.value > today)
    fieldErrors.rateDate = `${formatDate(date.value)} has not come yet; its rate is not known`
  else input.rateDate = date.value
}

type Debit = { currency: string; amountMinor: number; serviceFeeMinor: number | null; countedMinor: number }

/**
 * USD at entry: the debit itself, the bank's own figure for it, or the amount at the rate, rounded up. An agent's part
 * is taken in proportion.
 */
function fixUsd(draft: PaymentDraft, debit: Debit, reading: PaymentReading): void {
  const { input, fieldErrors } = reading
  const { payeeKind } = input
  input.bankUsdCents = null
  const usd = usdOf(draft, debit, reading)
  if (!usd) return
  const { amountCents, totalCents } = usd
  if (totalCents > LARGEST_ENTRY_CENTS) {
    fieldErrors.amount ??= `One entry is at most ${formatUsd(LARGEST_ENTRY_CENTS)}; this is ${formatUsd(totalCents)}`
    return
  }
  const restCents = Math.max(0, totalCents - amountCents)
  const isSplit = payeeKind === 'agent' && debit.serviceFeeMinor !== null
  input.amountCents = amountCents
  input.serviceFeeCents = isSplit ? restCents : null
  input.stateDutyCents = payeeKind === 'state_duty' ? totalCents : null
}

/** US cents of what counts and of the whole debit; null until the fields they follow from can be read. */
function usdOf(
  draft: PaymentDraft,
  { currency, amountMinor, countedMinor }: Debit,
  reading: PaymentReading,
): { amountCents: Cents; totalCents: Cents } | null {
  const { rate, rateSource } = reading.input
  if (currency === 'USD') return { amountCents: countedMinor, totalCents: amountMinor }
  if (rateSource === 'bank_debit') {
    const totalCents = readMinor('bankUsd', draft, 'USD', reading)
    if (totalCents === undefined) return null
    reading.input.bankUsdCents = totalCents
    const whole = BigInt(amountMinor)
    const amountCents = amountMinor === 0 ? 0 : Number((BigInt(totalCents) * BigInt(countedMinor) + whole - 1n) / whole)
    return { amountCents, totalCents }
  }
  if (!rate) return null
  return {
    amountCents: usdCentsAt(countedMinor, currency, rate),
    totalCents: usdCentsAt(amountMinor, currency, rate),
  }
}
