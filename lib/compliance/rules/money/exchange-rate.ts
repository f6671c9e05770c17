import { daysBetween, formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { digitsOf } from '@/lib/kernel/iso-4217'
import { formatAmount, formatUsd } from '@/lib/kernel/money'
import type { Citation, Context, Entry, Finding } from '../types'
import type { SavedRate } from './rates'
import { centsRoundedUp, differsByMoreThan, exactCents, RATE_SOURCE_WORDS, type Ratio, ratioOf } from './rates'

const BASE = { rule: 'exchange-rate' as const, title: 'Exchange rate' }
const CITATION: Citation = { label: 'A rate is a claim and is compared with the saved rates', policy: true }
const NEXT_STEP = 'Compare the rate with its source, and correct whichever is wrong. A manager sees both results.'

type Answer = Pick<Finding, 'outcome' | 'message' | 'facts' | 'nextStep'>
/** The saved rate that an entry is compared with, and the result it gives. */
type Comparison = { saved: SavedRate; savedRatio: Ratio; expected: Ratio }

/**
 * The US dollars fixed at entry decide what counts, so the rate behind them is compared with the rates saved in the
 * ledger (policy): the one of the claimed source and day, otherwise the nearest. A person decides, with both figures
 * and both results, when the rate is off by more than the tolerance, is too far from the day it is used for, when a
 * bank debit differs from what the saved rate gives, or when there is nothing to compare with. A rate of a future day
 * is refused, because no one can know it. Percentages are of the saved rate and inclusive; all arithmetic is exact.
 */
export function exchangeRate(entry: Entry, context: Context): Finding {
  return { ...BASE, citation: CITATION, ...answerTo(entry, context) }
}

function answerTo(entry: Entry, context: Context): Answer {
  const { rate, currency } = entry
  if (currency === 'USD') return answerInDollars(entry)
  const debit = `${currency} ${formatAmount(entry.amountMinor, currency)}`
  const facts = [{ label: 'Debit', value: debit }]
  if (rate.kind === 'unknown' || rate.kind === 'dollars')
    return doubt(`No rate is given for ${debit}, so its US dollars are not known.`, facts)
  if (rate.kind === 'rate' && rate.date > context.today)
    return {
      outcome: 'blocked',
      message: `The rate is dated ${formatDate(rate.date)}, which is in the future.`,
      facts,
      nextStep: 'Enter a rate that has been published, with its date.',
    }
  const saved = rateToCompare(entry, context)
  if (!saved) {
    const entered = rate.kind === 'rate' ? [{ label: 'Rate entered', value: rateWords(rate, currency) }] : []
    const today = formatDate(context.today)
    const message = `There is no rate to compare: no ${currency} rate is saved in this ledger up to ${today}.`
    return {
      ...doubt(message, [...facts, ...entered]),
      nextStep: 'Save a published rate under Settings, or have a manager decide.',
    }
  }
  return compared(entry, context, saved)
}

/** A debit in dollars needs no rate; one that is given nevertheless must be 1. */
function answerInDollars({ rate, amountMinor }: Entry): Answer {
  const agrees =
    rate.kind === 'bank_debit'
      ? rate.usdCents === amountMinor
      : rate.kind !== 'rate' || /^0*1(?:\.0*)?$/.test(rate.value)
  if (agrees) return { outcome: 'clear', message: 'The debit is in US dollars, so no rate is needed.', facts: [] }
  return doubt('The debit is in US dollars, yet a rate or another amount in US dollars is given.', [])
}

const doubt = (message: string, facts: Finding['facts']): Answer => ({
  outcome: 'review',
  message,
  facts,
  nextStep: NEXT_STEP,
})

/** The day the rate is used for: the payment date, or while that is in the future the day the dollars are fixed. */
const dayOfUse = ({ paymentDate, ratedOn }: Entry, { today }: Context): IsoDate => {
  const fixedOn = ratedOn ?? today
  return paymentDate < fixedOn ? paymentDate : fixedOn
}

/**
 * The saved rate to compare an entry with: of the same source and day where the ledger has it, otherwise the nearest in
 * time; on the same day the claimed source comes first.
 */
function rateToCompare(entry: Entry, context: Context): SavedRate | null {
  const { rate } = entry
  const day = rate.kind === 'rate' ? rate.date : dayOfUse(entry, context)
  const source = rate.kind === 'rate' ? rate.source : null
  const distance = (saved: SavedRate) => Math.abs(daysBetween(saved.date, day))
  return context.savedRates
    .filter(({ currency, date, value }) => currency === entry.currency && date <= context.today && ratioOf(value))
    .reduce<SavedRate | null>((best, saved) => {
      if (best === null || distance(saved) < distance(best)) return saved
      return distance(saved) === distance(best) && saved.source === source && best.source !== source ? saved : best
    }, null)
}

function compared(entry: Entry, context: Context, saved: SavedRate): Answer {
  const savedRatio = ratioOf(saved.value)
  const expected = savedRatio && exactCents(entry.amountMinor, entry.currency, savedRatio)
  if (!savedRatio || !expected) return doubt('The debit could not be read, so its rate could not be compared.', [])
  const comparison = { saved, savedRatio, expected }
  const entered = enteredResult(entry)
  if (!entered)
    return doubt('The rate could not be read, so it could not be compared.', comparisonFacts(entry, comparison))
  const facts = comparisonFacts(entry, comparison)
  const doubts = [...tooFarOff(entry, context, comparison), ...tooOld(entry, context, saved)]
  if (doubts.length > 0) return doubt(doubts.join(' '), facts)
  const savedRate = `the saved rate of ${formatDate(saved.date)}, ${rateWords(saved, entry.currency)}`
  const message = `${sentenceOf(entry)} agrees with ${savedRate}.`
  return { outcome: 'clear', message, facts }
}

/** The whole debit in US cents according to the entry; null where its rate cannot be read. */
function enteredResult({ rate, amountMinor, currency }: Entry): number | null {
  if (rate.kind === 'bank_debit')
    return Number.isSafeInteger(rate.usdCents) && rate.usdCents >= 0 ? rate.usdCents : null
  const ratio = rate.kind === 'rate' ? ratioOf(rate.value) : null
  const cents = ratio && exactCents(amountMinor, currency, ratio)
  return cents ? centsRoundedUp(cents) : null
}

function tooFarOff(entry: Entry, context: Context, { saved, savedRatio, expected }: Comparison): string[] {
  const { rate } = entry
  const { rateTolerancePercent, debitTolerancePercent } = context.policies
  const [entered, compared] = [formatUsd(enteredResult(entry) ?? 0), formatUsd(centsRoundedUp(expected))]
  const results = `${entered} as entered, ${compared} at the saved rate`
  const savedWords = `the saved rate of ${formatDate(saved.date)}, ${rateWords(saved, entry.currency)}`
  if (rate.kind === 'bank_debit') {
    const debit = { numerator: BigInt(rate.usdCents), denominator: 1n }
    if (!differsByMoreThan(debitTolerancePercent, debit, expected)) return []
    return [`The bank's debit is off by more than ${debitTolerancePercent} % from ${savedWords}: ${results}.`]
  }
  const typed = rate.kind === 'rate' ? ratioOf(rate.value) : null
  if (rate.kind !== 'rate' || (typed && !differsByMoreThan(rateTolerancePercent, typed, savedRatio))) return []
  return [`The rate ${rate.value} is off by more than ${rateTolerancePercent} % from ${savedWords}: ${results}.`]
}

function tooOld(entry: Entry, context: Context, saved: SavedRate): string[] {
  const { rateAgeDays } = context.policies
  const day = dayOfUse(entry, context)
  const doubts: string[] = []
  const isFar = (one: IsoDate, other: IsoDate) => !(Math.abs(daysBetween(one, other)) <= rateAgeDays)
  if (entry.rate.kind === 'rate' && isFar(entry.rate.date, day))
    doubts.push(
      `The rate is dated ${formatDate(entry.rate.date)}, more than ${rateAgeDays} days from ${formatDate(day)}.`,
    )
  const from = entry.rate.kind === 'rate' ? entry.rate.date : day
  if (isFar(saved.date, from)) {
    const distance = `more than ${rateAgeDays} days from ${formatDate(from)}`
    doubts.push(`The nearest saved rate is dated ${formatDate(saved.date)}, ${distance}.`)
  }
  return doubts
}

function comparisonFacts(entry: Entry, { saved, expected }: Comparison): Finding['facts'] {
  const { rate, currency } = entry
  const entered = enteredResult(entry)
  return [
    { label: 'Debit', value: `${currency} ${formatAmount(entry.amountMinor, currency)}` },
    rate.kind === 'rate'
      ? { label: 'Rate entered', value: `${rateWords(rate, currency)}, ${formatDate(rate.date)}` }
      : { label: "The bank's debit", value: rate.kind === 'bank_debit' ? formatUsd(rate.usdCents) : 'not known' },
    { label: 'Saved rate', value: `${rateWords(saved, currency)}, ${formatDate(saved.date)}` },
    { label: 'US dollars as entered', value: entered === null ? 'not known' : formatUsd(entered) },
    { label: 'US dollars at the saved rate', value: formatUsd(centsRoundedUp(expected)) },
  ]
}

/** `80.1500 RUB for one US dollar (Bank of Russia)`. */
const rateWords = ({ value, source }: Pick<SavedRate, 'value' | 'source'>, currency: string): string =>
  `${value} ${currency} for one US dollar (${RATE_SOURCE_WORDS[source]})`

const sentenceOf = ({ rate }: Entry): string =>
  rate.kind === 'rate' ? `The rate ${rate.value}` : "The bank's debit in US dollars"

/**
 * The rate at which a pending payment would exceed the cap: any lower rate (fewer units per dollar) does. Returned as
 * the lowest rate of four digits that still fits; null where no rate can exceed the cap, or where nothing is available
 * at any rate.
 */
export function lowestRateThatFits(countedMinor: number, currency: string, availableCents: number): string | null {
  const digits = digitsOf(currency)
  if (digits === undefined || currency === 'USD' || countedMinor <= 0 || availableCents <= 0) return null
  const scale = 10_000n
  const numerator = BigInt(countedMinor) * 100n * scale
  const denominator = BigInt(availableCents) * 10n ** BigInt(digits)
  const text = ((numerator + denominator - 1n) / denominator).toString().padStart(5, '0')
  return `${text.slice(0, -4)}.${text.slice(-4)}`
}
