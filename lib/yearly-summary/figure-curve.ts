import { placeOf, type YearCurve } from '@/lib/overview/month-curve'
import type { SummaryFigures } from './summary-figures'

/** The months of a summary as the chart of a year draws them, with where a running year is heading. */
export function curveOfFigures({ year, lastDay, months, projection }: SummaryFigures): YearCurve {
  const lastPlace = placeOf(lastDay)
  let [sumCents, sumCentsBefore] = [0, 0]
  return {
    year,
    lastDay,
    lastPlace,
    heading: projection?.months,
    months: months.map(({ month, paid }) => {
      sumCents += paid.cents
      sumCentsBefore += paid.before.cents
      return {
        month,
        cents: paid.cents,
        count: paid.count,
        sumCents,
        before: { cents: paid.before.cents, sumCents: sumCentsBefore },
        begun: month <= Math.ceil(lastPlace) || paid.cents > 0,
      }
    }),
  }
}
