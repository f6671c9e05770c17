import { daysBetween, formatDate } from '@/lib/calendar'
import { formatAmount } from '@/lib/money'
import type { Context, EarlierEntry, Entry, Finding } from './types'
import { listed, RULE_TITLES } from './words'

/** The newest blocked entry of the company that this one repeats: same FSB license, or same amount above zero and currency. */
export function findEarlierAttempt(entry: Entry, context: Context): EarlierEntry | null {
  const repeats = context.earlierEntries.filter(
    (earlier) =>
      earlier.state === 'blocked' &&
      Math.abs(daysBetween(earlier.recordedOn, context.today)) <= context.policies.retryWindowDays &&
      (isSameLicense(earlier, context) || isSameAmount(earlier, entry)),
  )
  return repeats.reduce<EarlierEntry | null>(
    (newest, earlier) => (newest === null || earlier.recordedOn > newest.recordedOn ? earlier : newest),
    null,
  )
}

/**
 * A refused entry that comes back changed is linked to its block and a second person decides, whatever was changed (policy; Swedbank Latvia
 * and daVinci, both 2023, DOMAIN section 4). The window runs from the day the block was recorded.
 */
export function earlierAttempt(entry: Entry, context: Context): Finding {
  const earlier = findEarlierAttempt(entry, context)
  const base = {
    rule: 'earlier-attempt' as const,
    title: 'Earlier attempt',
    citation: { label: `A retry within ${context.policies.retryWindowDays} days of a block`, policy: true },
  }
  if (!earlier) return { ...base, outcome: 'clear', says: 'No blocked entry like this one.', facts: [] }
  const same = isSameLicense(earlier, context) ? 'for the same FSB license' : 'of the same amount'
  const blockedBy = listed(earlier.blockedBy.map((rule) => RULE_TITLES[rule] ?? rule)).toLowerCase()
  return {
    ...base,
    outcome: 'review',
    says: `Entry ${earlier.reference} ${same} was blocked on ${formatDate(earlier.recordedOn)}.`,
    facts: [
      {
        label: earlier.reference,
        value: `${earlier.currency} ${formatAmount(earlier.amountMinor, earlier.currency)}, blocked by ${blockedBy || 'a manager'}`,
        href: `/payments/${earlier.id}`,
      },
    ],
    nextStep: 'Say what has changed since. A manager compares the two entries.',
  }
}

const isSameLicense = (earlier: EarlierEntry, { fsbLicense }: Context): boolean =>
  fsbLicense !== null && earlier.fsbLicenseId === fsbLicense.id

const isSameAmount = (earlier: EarlierEntry, entry: Entry): boolean =>
  entry.amountMinor > 0 && earlier.amountMinor === entry.amountMinor && earlier.currency === entry.currency
