import { MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import type { YearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'

/** The figures of a year's chart for screen readers, to which the chart itself is a single image. */
export function MonthTable({ curve }: { curve: YearCurve }) {
  return (
    <div className="sr-only">
      <table>
        <caption>{`Paid in ${curve.year} month by month, beside ${curve.year - 1}`}</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">{`Paid in ${curve.year}`}</th>
            <th scope="col">{`Payments in ${curve.year}`}</th>
            <th scope="col">{`Sum of ${curve.year}`}</th>
            <th scope="col">{`Sum of ${curve.year - 1}`}</th>
          </tr>
        </thead>
        <tbody>
          {curve.months.map(({ month, cents, count, sumCents, before, begun }) => (
            <tr key={month}>
              <th scope="row">{MONTH_NAMES[month - 1]}</th>
              <td>{begun ? formatUsd(cents) : 'not yet'}</td>
              <td>{begun ? count : 'not yet'}</td>
              <td>{begun ? formatUsd(sumCents) : 'not yet'}</td>
              <td>{formatUsd(before.sumCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
