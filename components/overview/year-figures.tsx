import { KeyMark } from '@/components/headroom-meter/meter-key'
import { type Figure, Figures } from '@/components/ui/figures'
import { formatUsd } from '@/lib/kernel/money'
import type { YearTotals } from '@/lib/reporting/overview/year-queries'
import { counted } from './words'

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
}

/**
 * The sums of a year, each a link to its rows. `compared` says how the used sum stands beside the year before; `fourth`
 * is the figure that the overview and the yearly summary choose differently.
 */
export function YearFigures({ year, companyId, totals, compared, fourth }: YearFiguresProps) {
  const rows = (state: string) => `/payments?year=${year}${companyId ? `&company=${companyId}` : ''}&${state}`
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
        fourth,
        {
          key: 'violation',
          label: 'Apparent violations',
          value: totals.violationCount.toLocaleString('en-US'),
          says:
            totals.violationCount === 0 ? 'none recorded' : `${formatUsd(totals.violationCents)}, outside the total`,
          href: rows('state=violation'),
        },
      ]}
    />
  )
}

/** Entries the rules refused in a year, and what they would have cost. */
export const blockedFigure = (year: number, totals: YearTotals): Figure => ({
  key: 'blocked',
  label: 'Blocked entries',
  value: totals.blockedCount.toLocaleString('en-US'),
  says: totals.blockedCount === 0 ? 'nothing refused' : `${formatUsd(totals.blockedCents)} refused`,
  href: `/payments?year=${year}&state=blocked`,
})
