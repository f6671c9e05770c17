import { type Cents, readAmount, readRate, usdCentsAt } from '@/lib/kernel/money'
import { countedAmountMinor } from '../money/counted-amount'
import type { EntryRate } from '../money/rates'
import type { EntryLine } from './entry-schema'

/** The amounts of a line. `countedCents` is null while something it depends on was left out. */
export type LineMoney = {
  amountMinor: number | null
  serviceFeeMinor: number | null
  serviceFeeCents: Cents
  countedCents: Cents | null
  rate: EntryRate
  /** Fields that were left out, without which the US dollars or the rate cannot be judged. */
  missing: string[]
}

/** A field of a line has a value that cannot be read. */
export class LineFault extends Error {}

/**
 * Reads the amounts of a line with the parsers of the payment form, which are exact and refuse rather than guess. An
 * unknown split counts in full; the US dollars the bank debited are shared in proportion, rounded up. Throws LineFault
 * with the name of the field.
 */
export function readLineMoney(line: EntryLine): LineMoney {
  const currency = line.amount?.currency
  const missing = [
    ...(line.amount?.value === undefined ? ['amount.value'] : []),
    ...(currency === undefined ? ['amount.currency'] : []),
  ]
  const rate = readLineRate(line, missing)
  const nothing = { amountMinor: null, serviceFeeMinor: null, serviceFeeCents: 0, countedCents: null, rate, missing }
  if (line.amount?.value === undefined || currency === undefined) return nothing
  const amountMinor = amountIn('amount.value', line.amount.value, currency)
  const isAgent = line.payee?.kind === 'agent'
  const fee = line.payee?.serviceFee
  const serviceFeeMinor = fee === undefined ? null : amountIn('payee.serviceFee', fee, currency)
  if (serviceFeeMinor !== null && serviceFeeMinor > amountMinor)
    throw new LineFault('payee.serviceFee is part of the debit and cannot be more than it.')
  const split = isAgent ? serviceFeeMinor : null
  const countedMinor = countedAmountMinor({
    payeeKind: line.payee?.kind ?? 'other',
    amountMinor,
    serviceFeeMinor: split,
  })
  const read = { ...nothing, amountMinor, serviceFeeMinor: split }
  const cents = centsOf(rate, currency, amountMinor, countedMinor)
  return cents ? { ...read, countedCents: cents.counted, serviceFeeCents: cents.total - cents.counted } : read
}

function amountIn(field: string, typed: string, currency: string): number {
  const reading = readAmount(typed, currency)
  if (!reading.ok) throw new LineFault(`${field} cannot be read. ${reading.message}.`)
  return reading.amountMinor
}

/** US cents of the whole debit and of the part that counts; null while the rate is not known. */
function centsOf(
  rate: EntryRate,
  currency: string,
  amountMinor: number,
  countedMinor: number,
): { total: Cents; counted: Cents } | null {
  if (currency === 'USD') return { total: amountMinor, counted: countedMinor }
  if (rate.kind === 'rate')
    return {
      total: usdCentsAt(amountMinor, currency, rate.value),
      counted: usdCentsAt(countedMinor, currency, rate.value),
    }
  if (rate.kind !== 'bank_debit') return null
  const [total, part, whole] = [BigInt(rate.usdCents), BigInt(countedMinor), BigInt(amountMinor)]
  return { total: rate.usdCents, counted: amountMinor === 0 ? 0 : Number((total * part + whole - 1n) / whole) }
}

function readLineRate({ rate, amount, paymentDate, today }: EntryLine, missing: string[]): EntryRate {
  const inDollars = amount?.currency === 'USD'
  if (rate === undefined) {
    if (!inDollars && amount?.currency !== undefined) missing.push('rate')
    return inDollars ? { kind: 'dollars' } : { kind: 'unknown' }
  }
  if (rate.usd !== undefined) {
    if (rate.value !== undefined) throw new LineFault('rate.usd is given beside rate.value; give one of the two.')
    if (rate.source !== undefined && rate.source !== 'bank_debit')
      throw new LineFault('rate.source of rate.usd is bank_debit and no other.')
    return { kind: 'bank_debit', usdCents: amountIn('rate.usd', rate.usd, 'USD') }
  }
  if (rate.value === undefined) {
    missing.push(rate.source === 'bank_debit' ? 'rate.usd' : 'rate.value')
    return { kind: 'unknown' }
  }
  const reading = readRate(rate.value)
  if (!reading.ok) throw new LineFault(`rate.value cannot be read. ${reading.message}.`)
  if (rate.date === undefined) missing.push('rate.date')
  if (rate.source === undefined) missing.push('rate.source')
  const date = rate.date ?? earlier(paymentDate, today) ?? '2017-02-02'
  return { kind: 'rate', value: reading.rate, date, source: rate.source ?? 'other' }
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one !== undefined && other !== undefined ? (one < other ? one : other) : (one ?? other)
