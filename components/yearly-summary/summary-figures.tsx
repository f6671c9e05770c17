import { KeyMark } from '@/components/headroom-meter/meter-key'
import { counted } from '@/components/overview/words'
import { Figures } from '@/components/ui/figures'
import { formatUsd } from '@/lib/money'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'

/** The five figures of the year. */
export function SummaryFigures({ summary: { year, totals, compared, ninetyFive } }: { summary: YearlySummary }) {
  const rows = (filter: string) => `/payments?year=${year}&${filter}`
  return (
    <Figures
      figures={[
        {
          key: 'used',
          label: (
            <KeyMark part="used" accent>
              Used
            </KeyMark>
          ),
          value: formatUsd(totals.usedCents),
          says: compared,
          href: rows('state=paid'),
        },
        {
          key: 'reserved',
          label: (
            <KeyMark part="reserved" accent>
              Reserved
            </KeyMark>
          ),
          value: formatUsd(totals.reservedCents),
          says: totals.reservedCount === 0 ? 'nothing open' : counted(totals.reservedCount, 'payment', 'payments'),
          href: rows('state=requested&state=in_review&state=approved'),
        },
        {
          key: 'paid',
          label: 'Payments paid',
          value: totals.paidCount.toLocaleString('en-US'),
          says: counted(totals.companiesPaid, 'company', 'companies'),
          href: rows('state=paid'),
        },
        {
          key: 'near',
          label: 'Paid 95 % or more',
          value: ninetyFive.count,
          says: `highest ${formatUsd(ninetyFive.highestCents)}`,
          href: `/companies?year=${year}&sort=used&state=all`,
        },
        {
          key: 'violations',
          label: 'Apparent violations',
          value: totals.violationCount.toLocaleString('en-US'),
          says: totals.violationCount === 0 ? 'none recorded' : formatUsd(totals.violationCents),
          href: rows('state=violation'),
        },
      ]}
    />
  )
}
