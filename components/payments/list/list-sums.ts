import type { Sum } from '@/components/ui/tables/sum-line'
import { formatUsd } from '@/lib/kernel/money'
import { MOST_COUNTED_ROWS, type PaymentTotals } from '@/lib/ledger/payments/list/payment-totals'

const MOST = MOST_COUNTED_ROWS.toLocaleString('en-US')

/** Count and sums of a filter. Where more rows match than were counted, that alone is shown: never an estimate. */
export function listSums(totals: PaymentTotals | null): Sum[] {
  if (!totals) return [{ key: 'rows', value: `More than ${MOST}`, label: 'rows' }]
  return [
    { key: 'rows', value: totals.count.toLocaleString('en-US'), label: totals.count === 1 ? 'row' : 'rows' },
    { key: 'used', value: formatUsd(totals.usedCents), label: 'used' },
    { key: 'reserved', value: formatUsd(totals.reservedCents), label: 'reserved' },
    { key: 'refused', value: formatUsd(totals.refusedCents), label: 'refused' },
    { key: 'violation', value: formatUsd(totals.violationCents), label: 'apparent violations' },
  ]
}

/** How much of the filter the page shows: `50 of 1,944 rows`. */
export const pageOf = (rowsOnPage: number, totals: PaymentTotals | null): string =>
  `${rowsOnPage} of ${totals ? totals.count.toLocaleString('en-US') : `more than ${MOST}`} rows`
