import { daysBetween, formatDate } from '@/lib/kernel/calendar'
import { formatAmount } from '@/lib/kernel/money'
import { foldName } from './names/fold-name'
import type { Context, EarlierEntry, Entry, Finding } from './types'
import { countOf, STATE_WORDS } from './words'

/**
 * The same payee, FSB license, amount and currency within the window of the policy, payment date to payment date, may
 * be one fee entered twice (policy): a person decides. Blocked entries are left to the earlier-attempt rule.
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
      value: `${earlier.currency} ${formatAmount(earlier.amountMinor, earlier.currency)}, ${STATE_WORDS[earlier.state]}, ${formatDate(earlier.paymentDate)}`,
      href: `/payments/${earlier.id}`,
    })),
  }
  if (alike.length === 0) return { ...base, outcome: 'clear', says: 'No payment like this one.' }
  const which = alike.length === 1 ? 'an earlier payment' : countOf(alike.length, 'earlier payment')
  return {
    ...base,
    outcome: 'review',
    says: `Same payee, license and ${entry.currency} amount as ${which}.`,
    nextStep: 'Say why this is a second fee, or cancel.',
  }
}

function isAlike(earlier: EarlierEntry, entry: Entry, fsbLicenseId: string | null, windowDays: number): boolean {
  return (
    earlier.state !== 'blocked' &&
    earlier.fsbLicenseId === fsbLicenseId &&
    earlier.currency === entry.currency &&
    earlier.amountMinor === entry.amountMinor &&
    foldName(earlier.payeeName) === foldName(entry.payee.name) &&
    Math.abs(daysBetween(earlier.paymentDate, entry.paymentDate)) <= windowDays
  )
}
