import { type YearCurve, yearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { SummaryFigures } from './summary-figures'

/** The months of a summary as the chart of a year draws them, with where a running year is heading. */
export const curveOfFigures = ({ year, lastDay, months, projection }: SummaryFigures): YearCurve =>
  yearCurve(months, year, lastDay, projection?.months)
