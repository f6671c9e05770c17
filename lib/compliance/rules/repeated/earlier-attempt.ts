import { destinationWords } from '@/lib/compliance/screening/destination-words'
import { daysBetween, formatDate } from '@/lib/kernel/calendar'
import { formatAmount } from '@/lib/kernel/money'
import { type Sameness, samenessOf } from '../destination/same-destination'
import type { Context, EarlierEntry, Entry, Finding, RefusedDestination } from '../types'
import { listed, RULE_TITLES } from '../words'

/** A blocked entry that this one repeats: for the same FSB license, of the same amount, or to the same destination. */
type Repeated =
  | { id: string; on: string; by: 'license' | 'amount'; earlier: EarlierEntry }
  | { id: string; on: string; by: 'destination'; refused: RefusedDestination; sameness: Sameness }

/**
 * The newest blocked entry that this one repeats: of the company for the same FSB license, or with the same amount
 * above zero and currency; or of any company to the same destination with small changes.
 */
export function findEarlierAttempt(entry: Entry, context: Context): { id: string } | null {
  return newestRepeated(entry, context)
}

/**
 * A refused entry that comes back changed is linked to its block and a second person decides, whatever was changed and
 * for any user (policy; Swedbank Latvia and daVinci, both 2023). The window runs from the day the block was recorded.
 */
export function earlierAttempt(entry: Entry, context: Context): Finding {
  const repeated = newestRepeated(entry, context)
  const base = {
    rule: 'earlier-attempt' as const,
    title: 'Earlier attempt',
    citation: { label: `A retry within ${context.policies.retryWindowDays} days of a block`, policy: true },
  }
  if (!repeated) return { ...base, outcome: 'clear', message: 'No similar blocked entry was found.', facts: [] }
  const description = repeated.by === 'destination' ? describeDestination(repeated) : describeEntry(repeated)
  return {
    ...base,
    outcome: 'review',
    ...description,
    nextStep: 'Explain what has changed since. A manager compares the two entries.',
  }
}

function newestRepeated(entry: Entry, context: Context): Repeated | null {
  const repeats = [...repeatedEntries(entry, context), ...repeatedDestinations(entry, context)]
  return repeats.reduce<Repeated | null>((newest, one) => (newest === null || one.on > newest.on ? one : newest), null)
}

function repeatedEntries(entry: Entry, context: Context): Repeated[] {
  return context.earlierEntries.flatMap((earlier): Repeated[] => {
    if (earlier.state !== 'blocked' || !isRecent(earlier.recordedOn, context)) return []
    const base = { id: earlier.id, on: earlier.recordedOn, earlier }
    if (context.fsbLicense !== null && earlier.fsbLicenseId === context.fsbLicense.id)
      return [{ ...base, by: 'license' }]
    const isSameAmount = earlier.amountMinor === entry.amountMinor && earlier.currency === entry.currency
    return entry.amountMinor > 0 && isSameAmount ? [{ ...base, by: 'amount' }] : []
  })
}

function repeatedDestinations(entry: Entry, context: Context): Repeated[] {
  const parties = entry.destinations.map(destinationWords)
  return context.refusedDestinations.flatMap((refused): Repeated[] => {
    if (!isRecent(refused.refusedOn, context)) return []
    for (const party of parties) {
      const sameness = samenessOf(party, refused)
      if (sameness) return [{ id: refused.paymentId, on: refused.refusedOn, by: 'destination', refused, sameness }]
    }
    return []
  })
}

const isRecent = (day: string, { today, policies }: Context): boolean =>
  Math.abs(daysBetween(day, today)) <= policies.retryWindowDays

function describeEntry({
  earlier,
  by,
}: Extract<Repeated, { by: 'license' | 'amount' }>): Pick<Finding, 'message' | 'facts'> {
  const same = by === 'license' ? 'for the same FSB license' : 'of the same amount'
  const blockedBy = listed(earlier.blockedBy.map((rule) => RULE_TITLES[rule] ?? rule)).toLowerCase()
  const amount = `${earlier.currency} ${formatAmount(earlier.amountMinor, earlier.currency)}`
  return {
    message: `Entry ${earlier.reference} ${same} was blocked on ${formatDate(earlier.recordedOn)}.`,
    facts: [
      {
        label: earlier.reference,
        value: `${amount}, blocked by ${blockedBy || 'a manager'}`,
        href: `/payments/${earlier.id}`,
      },
    ],
  }
}

function describeDestination({
  refused,
  sameness,
}: Extract<Repeated, { by: 'destination' }>): Pick<Finding, 'message' | 'facts'> {
  const same = sameness === 'place' ? 'the same place' : 'the same party at nearly the same place'
  return {
    message: `Entry ${refused.reference} to ${same} was blocked on ${formatDate(refused.refusedOn)}.`,
    facts: [
      {
        label: refused.reference,
        value: `${refused.name}, entered for ${refused.companyName}`,
        href: `/payments/${refused.paymentId}`,
      },
    ],
  }
}
