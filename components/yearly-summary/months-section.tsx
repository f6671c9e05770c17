import { YearChart } from '@/components/charts/year-chart'
import { formatAmount } from '@/lib/money'
import type { YearCurve } from '@/lib/overview/month-curve'
import { DocumentSection } from './document-parts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const CELL = 'border-t border-line px-1 py-1.5 text-right text-xs whitespace-nowrap print:px-0.5 print:text-[9.5px]'

/** The chart of the year with its figures beneath, month under month. On a phone the months scroll sideways. */
export function MonthsSection({ curve }: { curve: YearCurve }) {
  const row = (label: string, values: (string | number)[]) => (
    <tr>
      <th
        scope="row"
        className="border-t border-line py-1.5 pr-2 text-left text-xs font-normal whitespace-nowrap text-text-3"
      >
        {label}
      </th>
      {values.map((value, at) => (
        <td key={MONTHS[at]} className={CELL}>
          {value}
        </td>
      ))}
    </tr>
  )
  const begun = (place: number): boolean => curve.months[place]?.begun ?? false
  return (
    <DocumentSection number={2} title="Month by month">
      <p className="text-xs text-text-2">
        Line: sum since 1 January. Dotted: {curve.year - 1}. Columns: the month alone.
      </p>
      <YearChart curve={curve} columns />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section aria-label="Figures of the months" tabIndex={0} className="mt-1 overflow-x-auto">
        <table className="w-full min-w-220 table-fixed border-collapse print:min-w-0">
          <caption className="sr-only">{`Paid in ${curve.year} month by month`}</caption>
          <thead>
            <tr>
              <th scope="col" className="w-14 text-left text-xs font-normal text-text-3">
                <span className="sr-only">What</span>
              </th>
              {MONTHS.map((month) => (
                <th key={month} scope="col" className="px-1 py-1.5 text-right text-xs font-medium text-text-3">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(
              'Used, $',
              curve.months.map(({ cents }, at) => (begun(at) ? formatAmount(cents, 'USD') : '-')),
            )}
            {row(
              'Payments',
              curve.months.map(({ count }, at) => (begun(at) ? count : '-')),
            )}
            {row(
              'Sum, $',
              curve.months.map(({ sumCents }, at) => (begun(at) ? formatAmount(sumCents, 'USD') : '-')),
            )}
          </tbody>
        </table>
      </section>
    </DocumentSection>
  )
}
