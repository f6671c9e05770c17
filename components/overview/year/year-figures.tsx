import { KeyMark } from '@/components/headroom-meter/meter-key'
import { type Figure, Figures } from '@/components/ui/display/figures'
import { formatUsd } from '@/lib/kernel/money'
import type { YearTotals } from '@/lib/reporting/overview/year-queries'
import { counted } from '../labels'

type YearFiguresProps = {
  year: number
  /** Of one company alone. */
  companyId?: string
  totals: Pick<
    YearTotals,
    | 'usedCents'
    | 'reservedCents'
    | 'reservedCount'
    | 'paidCount'
    | 'companiesPaid'
    | 'violationCount'
    | 'violationCents'
  >
  compared: string
  fourth: Figure
  /** In a document, where the row of figures is lower. */
  low?: boolean
}

/**
 * The sums of a year, each linked to its rows. `compared` compares the amount used with the year before; `fourth` is
 * the figure that differs between the overview and the yearly summary.
 */
export function YearFigures({ year, companyId, totals, compared, fourth, low }: YearFiguresProps) {
  const rows = (state: string) => `/payments?year=${year}${companyId ? `&company=${companyId}` : ''}&${state}`
  return (
    <Figures
      low={low}
      figures={[
        {
          key: 'used',
          label: (
            <KeyMark part="used" accent>
              Used
            </KeyMark>
          ),
          value: formatUsd(totals.usedCents),
          description: compared,
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
          description:
            totals.reservedCount === 0 ? 'nothing open' : counted(totals.reservedCount, 'payment', 'payments'),
          href: rows('state=requested&state=in_review&state=approved'),
        },
        {
          key: 'paid',
          label: 'Payments paid',
          value: totals.paidCount.toLocaleString('en-US'),
          description: counted(totals.companiesPaid, 'company', 'companies'),
          href: rows('state=paid'),
        },
        fourth,
        {
          key: 'violation',
          label: 'Apparent violations',
          value: totals.violationCount.toLocaleString('en-US'),
          description:
            totals.violationCount === 0
              ? 'none recorded'
              : `${formatUsd(totals.violationCents)}, not included in the total`,
          href: rows('state=violation'),
        },
      ]}
    />
  )
}

/** The entries blocked in a year and their sum. */
export const blockedFigure = (year: number, totals: YearTotals): Figure => ({
  key: 'blocked',
  label: 'Blocked entries',
  value: totals.blockedCount.toLocaleString('en-US'),
  description: totals.blockedCount === 0 ? 'none' : `${formatUsd(totals.blockedCents)} refused`,
  href: `/payments?year=${year}&state=blocked`,
})
