import { YearFigures } from '@/components/overview/year-figures'
import { formatUsd } from '@/lib/money'
import type { YearlySummary } from '@/lib/yearly-summary/yearly-summary'

/** The five figures of the year, with how near its companies came to the cap. */
export function SummaryFigures({ summary: { year, totals, compared, ninetyFive } }: { summary: YearlySummary }) {
  const near = {
    key: 'near',
    label: 'Paid 95 % or more',
    value: ninetyFive.count,
    says: `highest ${formatUsd(ninetyFive.highestCents)}`,
    href: `/companies?year=${year}&sort=used&state=all`,
  }
  return <YearFigures year={year} totals={totals} compared={compared} fourth={near} />
}
