import { daysBetween, formatDate } from '@/lib/kernel/calendar'
import { formatAmount } from '@/lib/kernel/money'
import { foldName } from '../parties/fold-name'
import type { Context, EarlierEntry, Entry, Finding } from '../types'
import { countInWords, STATE_WORDS } from '../words'

/**
 * The same payee, FSB license and amount within the window of the policy, payment date to payment date, may be one fee
 * entered twice, in one currency or in two (policy): a person decides. Blocked entries are left to
 * the earlier-attempt rule.
 */
export function duplicate(entry: Entry, { earlierEntries, fsbLicense, policies }: Context): Finding {
  const alike = earlierEntries.filter((earlier) =>
    isAlike(earlier, entry, fsbLicense?.id ?? null, policies.duplicateWindowDays),
  )
  const base = {
    rule: 'duplicate' as const,
    title: 'Duplicate',
    citation: { label: `Possible duplicates within ${policies.duplicateWindowDays} days`, policy: true },
    facts: alike.map((earlier) => ({
      label: earlier.reference,
      value:
        `${earlier.currency} ${formatAmount(earlier.amountMinor, earlier.currency)}, ` +
        `${STATE_WORDS[earlier.state]}, ${formatDate(earlier.paymentDate)}`,
      href: `/payments/${earlier.id}`,
    })),
  }
  if (alike.length === 0) return { ...base, outcome: 'clear', message: 'No similar payment was found.' }
  const which = alike.length === 1 ? 'an earlier payment' : countInWords(alike.length, 'earlier payment')
  return {
    ...base,
    outcome: 'review',
    message: `${samenessOf(alike, entry)} as ${which}.`,
    nextStep: 'Explain why this is a second fee, or cancel.',
  }
}

function samenessOf(alike: readonly EarlierEntry[], { currency }: Entry): string {
  const inCurrency = alike.filter((earlier) => earlier.currency === currency).length
  if (inCurrency === alike.length) return `Same payee, license and ${currency} amount`
  const nearly = 'nearly the same US dollars in another currency'
  return `Same payee and license, and ${inCurrency === 0 ? nearly : `the same ${currency} amount or ${nearly}`},`
}

function isAlike(earlier: EarlierEntry, entry: Entry, fsbLicenseId: string | null, windowDays: number): boolean {
  return (
    earlier.state !== 'blocked' &&
    earlier.fsbLicenseId === fsbLicenseId &&
    isSameAmount(earlier, entry) &&
    foldName(earlier.payeeName) === foldName(entry.payee.name) &&
    Math.abs(daysBetween(earlier.paymentDate, entry.paymentDate)) <= windowDays
  )
}

/** How far the US dollars of one fee can be apart in two currencies: rates of two days and of two sources (policy). */
const APART_PERCENT = 2

/** The same debit, or in another currency one that counts nearly the same US dollars. */
function isSameAmount(earlier: EarlierEntry, entry: Entry): boolean {
  if (earlier.currency === entry.currency) return earlier.amountMinor === entry.amountMinor
  const [lowest, highest] = [earlier.amountCents, entry.amountCents].sort((one, other) => one - other)
  // A state duty and a filing without a fee count nothing: their dollars identify no fee.
  return (
    lowest !== undefined && highest !== undefined && lowest > 0 && (highest - lowest) * 100 <= highest * APART_PERCENT
  )
}
