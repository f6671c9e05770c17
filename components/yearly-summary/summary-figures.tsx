import { YearFigures } from '@/components/overview/year/year-figures'
import type { Figure } from '@/components/ui/display/figures'
import { BAND_FROM_PERCENT, BAND_WORDS, bandOf, percentUsed } from '@/lib/compliance/rules/money/headroom'
import { formatDate } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { companiesOf } from '@/lib/reporting/yearly-summary/document/linked-cells'
import { comparison } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { SummaryFigures as Figures } from '@/lib/reporting/yearly-summary/summary-figures'

/** The five figures of the year, including how close companies came to the cap. */
export function SummaryFigures({ figures }: { figures: Figures }) {
  const { year, company, totals, companies, lastDay, sameDay } = figures
  const isFullYear = lastDay === `${year}-12-31`
  const compared = comparison(
    totals.usedCents,
    sameDay.cents,
    isFullYear ? `in ${year - 1}` : `by ${formatDate(sameDay.date)}`,
  )
  const own = company ? companies[0] : undefined
  const near: Figure = own
    ? {
        key: 'near',
        label: 'Left',
        value: formatUsd(totals.leftCents),
        description: `${percentUsed(own)} % used or reserved: ${BAND_WORDS[bandOf(own)].toLowerCase()}`,
        href: `/companies/${own.companyId}?year=${year}`,
      }
    : {
        key: 'near',
        label: `${BAND_WORDS.very_low} or ${BAND_WORDS.none_left.toLowerCase()}`,
        value: totals.bands.very_low + totals.bands.none_left,
        description: `from ${BAND_FROM_PERCENT.very_low} % of the cap`,
        href: companiesOf(year, { entries: 'any', band: ['very_low', 'none_left'], sort: 'left' }),
      }
  return <YearFigures year={year} companyId={company?.id} totals={totals} compared={compared} fourth={near} low />
}
