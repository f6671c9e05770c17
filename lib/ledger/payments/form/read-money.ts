import { countedAmountMinor } from '@/lib/compliance/rules/money/counted-amount'
import { RATE_SOURCES } from '@/lib/compliance/rules/money/rates'
import { formatDate, type IsoDate, readDate } from '@/lib/kernel/calendar'
import { MINOR_DIGITS } from '@/lib/kernel/iso-4217'
import { type Cents, formatUsd, readAmount, readRate, usdCentsAt } from '@/lib/kernel/money'
import { LARGEST_ENTRY_CENTS, type PaymentReading } from './payment-input'
import { choice, type Read, type TypedFields } from './typed-fields'

/** Reads the debit, an agent's service fee and the rate, and fixes the US cents that count against the cap. */
export function readMoney(form: TypedFields, today: IsoDate, read: Read, reading: PaymentReading): void {
  const currency = form.currency || 'RUB'
  const isKnown = Object.hasOwn(MINOR_DIGITS, currency)
  read(
    'currency',
    'currency',
    isKnown ? { ok: true, value: currency } : { ok: false, says: 'Choose the currency of the debit' },
  )
  if (!isKnown) return
  const amount = readAmount(form.amount, currency)
  read('amount', 'amountMinor', amount.ok ? { ok: true, value: amount.amountMinor } : amount)
  const fee = form.payeeKind !== 'agent' || form.serviceFee.trim() === '' ? null : readAmount(form.serviceFee, currency)
  read(
    'serviceFee',
    'serviceFeeMinor',
    fee === null ? { ok: true, value: null } : fee.ok ? { ok: true, value: fee.amountMinor } : fee,
  )
  const { amountMinor, serviceFeeMinor, payeeKind } = reading.input
  if (amountMinor !== undefined && serviceFeeMinor && serviceFeeMinor > amountMinor) {
    reading.fieldErrors.serviceFee = 'The service fee is part of the debit and cannot be more than it'
    return
  }
  readRateFields(form, currency, today, read)
  if (amountMinor === undefined || serviceFeeMinor === undefined || payeeKind === undefined) return
  fixUsd(
    form,
    currency,
    { amountMinor, serviceFeeMinor, countedMinor: countedAmountMinor({ payeeKind, amountMinor, serviceFeeMinor }) },
    read,
    reading,
  )
}

function readRateFields(form: TypedFields, currency: string, today: IsoDate, read: Read): void {
  if (currency === 'USD') {
    for (const key of ['rate', 'rateDate', 'rateSource'] as const) read(key, key, { ok: true, value: null })
    return
  }
  const source = choice(RATE_SOURCES, form.rateSource, 'Choose where the rate comes from')
  read('rateSource', 'rateSource', source)
  if (source.ok && source.value === 'bank_debit') {
    read('rate', 'rate', { ok: true, value: null })
    read('rateDate', 'rateDate', { ok: true, value: null })
    return
  }
  const rate = readRate(form.rate)
  read('rate', 'rate', rate.ok ? { ok: true, value: rate.rate } : rate)
  const date = readDate(form.rateDate)
  if (date.ok && date.date > today)
    read('rateDate', 'rateDate', {
      ok: false,
      says: `${formatDate(date.date)} has not come yet; its rate is not known`,
    })
  else read('rateDate', 'rateDate', date.ok ? { ok: true, value: date.date } : date)
}

type Debit = { amountMinor: number; serviceFeeMinor: number | null; countedMinor: number }

/**
 * USD at entry: the debit itself, the bank's own figure for it, or the amount at the rate, rounded up. An agent's part
 * is taken in proportion.
 */
function fixUsd(form: TypedFields, currency: string, debit: Debit, read: Read, reading: PaymentReading): void {
  const { amountMinor, countedMinor } = debit
  const { rate, rateSource, payeeKind } = reading.input
  read('bankUsd', 'bankUsdCents', { ok: true, value: null })
  let amountCents: Cents
  let totalCents: Cents
  if (currency === 'USD') {
    amountCents = countedMinor
    totalCents = amountMinor
  } else if (rateSource === 'bank_debit') {
    const usd = readAmount(form.bankUsd, 'USD')
    if (!usd.ok) {
      reading.fieldErrors.bankUsd = usd.says
      return
    }
    totalCents = usd.amountMinor
    read('bankUsd', 'bankUsdCents', { ok: true, value: totalCents })
    amountCents =
      amountMinor === 0
        ? 0
        : Number((BigInt(totalCents) * BigInt(countedMinor) + BigInt(amountMinor) - 1n) / BigInt(amountMinor))
  } else if (rate) {
    amountCents = usdCentsAt(countedMinor, currency, rate)
    totalCents = usdCentsAt(amountMinor, currency, rate)
  } else {
    return
  }
  if (totalCents > LARGEST_ENTRY_CENTS) {
    reading.fieldErrors.amount ??= `One entry is at most ${formatUsd(LARGEST_ENTRY_CENTS)}; this is ${formatUsd(totalCents)}`
    return
  }
  read('amount', 'amountCents', { ok: true, value: amountCents })
  const restCents = Math.max(0, totalCents - amountCents)
  const isSplit = payeeKind === 'agent' && debit.serviceFeeMinor !== null
  read('serviceFee', 'serviceFeeCents', { ok: true, value: isSplit ? restCents : null })
  read('amount', 'stateDutyCents', { ok: true, value: payeeKind === 'state_duty' ? totalCents : null })
}
