import { Fault } from './fault'
import { formatCount } from './format-count'
import type { Manifest } from './manifest'

/**
 * What the installation had found in its own chains, books, anchors and guards when it made the package, as checks that
 * passed and as notes. Throws a Fault when something differed: the package is what was signed, but its rows are not
 * what the events of that ledger made them.
 */
export function bookFindings({ verification }: Manifest): { checks: string[]; notes: string[] } {
  if (!verification) {
    return {
      checks: [],
      notes: ['The package does not state whether the books agreed with the audit trail when it was made.'],
    }
  }
  const { at, faultCount, rowCount, eventCount, unrecordedCount, anchoredAt } = verification
  if (faultCount > 0) {
    throw new Fault(
      `The installation that made this package had found ${formatCount(faultCount, 'fault')} in its own books on ` +
        `${at}: a row, a chain, an anchor or a guard of its database was changed by another way than the application`,
    )
  }
  const outside = anchoredAt ? `, and with heads that were outside the database on ${anchoredAt}` : ''
  return {
    checks: [
      `On ${at} the installation had compared ${formatCount(rowCount, 'row')} of its books with ` +
        `${formatCount(eventCount, 'event')}${outside}, and found no fault: its own word, which the signature carries.`,
    ],
    notes: [
      ...(unrecordedCount > 0 ? [`${formatCount(unrecordedCount, 'row')} of the books had no event to compare.`] : []),
      ...(anchoredAt ? [] : ['The audit trail was not anchored outside the database.']),
    ],
  }
}
