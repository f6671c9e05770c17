import type { YearCurve } from './month-curve'

/**
 * One position on the chart: 0 is the beginning of January, 12 the end of December. The bars are centred on their
 * months.
 */
export type CurvePoint = {
  place: number
  sumCents?: number
  sumBeforeCents?: number
  monthCents?: number
  headingCents?: number
}

/**
 * The points of a year's chart. The line of the year ends on the last day counted; that of the year before covers the
 * full year. A month that has not begun has neither line nor bar. The projection is a separate line.
 */
export function curvePoints({ months, lastPlace, heading }: YearCurve): CurvePoint[] {
  const points: CurvePoint[] = [{ place: 0, sumCents: 0, sumBeforeCents: 0 }]
  for (const { month, cents, sumCents, before } of months) {
    if (cents > 0) points.push({ place: month - 0.5, monthCents: cents })
    const isRunning = month - 1 < lastPlace && lastPlace < month
    if (isRunning) points.push({ place: lastPlace, sumCents })
    points.push({ place: month, sumCents: month <= lastPlace ? sumCents : undefined, sumBeforeCents: before.sumCents })
  }
  if (heading) {
    const usedCents = months.at(-1)?.sumCents ?? 0
    points.push({ place: lastPlace, headingCents: usedCents })
    for (const { month, sumCents } of heading) points.push({ place: month, headingCents: sumCents })
  }
  return points.sort((one, other) => one.place - other.place)
}

/** The steps of the amount axis in cents: four or five round values that include the largest sum. */
export function axisSteps(largestCents: number): number[] {
  const roughStep = Math.max(largestCents, 100) / 4
  const magnitude = 10 ** Math.floor(Math.log10(roughStep))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size >= roughStep) ?? roughStep
  return Array.from({ length: Math.ceil(Math.max(largestCents, 1) / step) + 1 }, (_, at) => at * step)
}

/** A label of the amount axis: `$25k` for 2500000 cents. */
export function axisLabel(cents: number): string {
  const dollars = cents / 100
  if (dollars >= 1_000_000) return `$${dollars / 1_000_000}m`
  return dollars >= 1000 ? `$${dollars / 1000}k` : `$${dollars}`
}
