import { digitsOf } from './iso-4217'

/** USD in integer cents. Never a fraction: every function below that creates one refuses it. */
export type Cents = number

/** The largest amount one entry may carry, in minor units: ten billion, far beyond any fee and safe in a double. */
const LARGEST_AMOUNT_MINOR = 1_000_000_000_000

/** A parsed amount in integer minor units, or the message for its field. */
export type AmountReading = { ok: true; amountMinor: number } | { ok: false; message: string }

/**
 * Parses a typed amount: `1250`, `1250.5`, `1,250.00`, `62 400.00`. A comma is a thousands separator only in a
 * thousands position; `1.000,00` is refused, because a wrong guess changes the amount by a factor of a thousand.
 */
export function readAmount(typed: string, currency: string): AmountReading {
  const digits = digitsOf(currency)
  if (digits === undefined) return { ok: false, message: `${currency} is not a supported currency` }
  const example = digits === 0 ? '62,400' : `62,400.${'0'.repeat(digits)}`
  const text = typed.trim().replace(/[\u00a0\u202f ]/g, ' ')
  if (text === '') return { ok: false, message: `Enter the amount in ${currency}, such as ${example}` }
  if (/^[-\u2212]/.test(text))
    return { ok: false, message: 'An amount cannot be negative. To reverse an entry, void it' }
  const shape = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.(\d+))?$/.exec(text)
  if (!shape) return { ok: false, message: `Enter ${currency} with a point before the decimals, such as ${example}` }
  const [, whole = '', fraction = ''] = shape
  if (fraction.length > digits) {
    return { ok: false, message: `${currency} has ${digits || 'no'} digits after the point, such as ${example}` }
  }
  const figures = whole.replace(/[, ]/g, '') + fraction.padEnd(digits, '0')
  if (figures.replace(/^0+/, '').length > 13 || Number(figures) > LARGEST_AMOUNT_MINOR) {
    return { ok: false, message: `The largest amount of one entry is ${formatAmount(LARGEST_AMOUNT_MINOR, currency)}` }
  }
  return { ok: true, amountMinor: Number(figures) }
}

/** A parsed exchange rate, as the decimal text that is stored, or the message for its field. */
export type RateReading = { ok: true; rate: string } | { ok: false; message: string }

/** Parses units of a currency for one US dollar, such as `80.1500`: above zero, with up to eight decimal digits. */
export function readRate(typed: string): RateReading {
  const text = typed.trim()
  const shape = /^(\d{1,7})(?:\.(\d{1,8}))?$/.exec(text)
  if (!shape) return { ok: false, message: 'Enter the rate as units for one US dollar, such as 80.1500' }
  if (/^[0.]+$/.test(text)) return { ok: false, message: 'Enter a rate above zero' }
  return { ok: true, rate: text }
}

/**
 * US cents for an amount at a rate of units for one dollar, rounded **up** to the cent: rounding is against the payer
 * (policy). Computed in integers, so that no cent is lost to binary fractions.
 */
export function usdCentsAt(amountMinor: number, currency: string, rate: string): Cents {
  const digits = digitsOf(currency)
  if (digits === undefined) throw new Error(`unknown currency ${currency}`)
  const [whole = '0', fraction = ''] = rate.split('.')
  const rateUnits = BigInt(whole + fraction)
  if (rateUnits <= 0n) throw new Error(`a rate is above zero, not ${rate}`)
  const numerator = BigInt(amountMinor) * 100n * 10n ** BigInt(fraction.length)
  const denominator = rateUnits * 10n ** BigInt(digits)
  return Number((numerator + denominator - 1n) / denominator)
}

/**
 * The quotient of an amount and a rate with four decimal digits, truncated, not rounded: shown as the calculation
 * behind a computed value.
 */
export function formatQuotient(amountMinor: number, currency: string, rate: string): string {
  const digits = digitsOf(currency) ?? 2
  const [whole = '0', fraction = ''] = rate.split('.')
  const scaled =
    (BigInt(amountMinor) * 10_000n * 10n ** BigInt(fraction.length)) /
    (BigInt(whole + fraction) * 10n ** BigInt(digits))
  const text = scaled.toString().padStart(5, '0')
  return `${grouped(text.slice(0, -4))}.${text.slice(-4)}`
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * `62,400.00` for 6240000 RUB: without the currency, with its number of decimal digits; a negative amount has a minus
 * sign (U+2212).
 */
export function formatAmount(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency) ?? 2
  const figures = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, '0')
  const whole = grouped(figures.slice(0, figures.length - digits))
  const text = digits === 0 ? whole : `${whole}.${figures.slice(-digits)}`
  return amountMinor < 0 ? `\u2212${text}` : text
}

/** `$1,299.00` for 129900 cents. */
export function formatUsd(amountCents: Cents): string {
  const text = formatAmount(Math.abs(amountCents), 'USD')
  return amountCents < 0 ? `\u2212$${text}` : `$${text}`
}
