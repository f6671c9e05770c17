import { type CurvePoint, curvePoints } from '@/lib/reporting/yearly-summary/months/curve-points'
import type { YearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'

const BAR_MONTHS = 0.5
/** Whole numbers in the drawing: an amount is a part of this height. */
const HEIGHT = 1000

type LineOf = 'sumBeforeCents' | 'headingCents' | 'sumCents'

/**
 * The lines of a year and the bars of its months, drawn over twelve by a thousand units and stretched over the plot;
 * widths of lines are not stretched.
 */
export function PlotLines({
  curve,
  steps,
  topCents,
  columns,
}: {
  curve: YearCurve
  steps: readonly number[]
  topCents: number
  columns: boolean
}) {
  const points = curvePoints(curve)
  const up = (cents: number): number => HEIGHT - (cents / topCents) * HEIGHT
  const along = (key: LineOf): string => points.flatMap((point) => lineTo(point, key, up)).join(' ')
  const sumCents = curve.months.at(-1)?.sumCents ?? 0
  return (
    <svg
      width="100%"
      height="100%"
      viewBox={`0 0 12 ${HEIGHT}`}
      preserveAspectRatio="none"
      fill="none"
      aria-hidden="true"
      className="overflow-visible *:[vector-effect:non-scaling-stroke]"
    >
      {steps.map((cents) => (
        <path key={cents} d={`M0 ${up(cents)}H12`} stroke="var(--color-line)" />
      ))}
      {columns
        ? points.map(({ place, monthCents }) =>
            monthCents === undefined ? null : (
              <path
                key={place}
                d={`M${place - BAR_MONTHS / 2} ${HEIGHT}V${up(monthCents)}h${BAR_MONTHS}V${HEIGHT}z`}
                fill="var(--color-line-strong)"
                opacity={0.45}
              />
            ),
          )
        : null}
      <polyline
        points={along('sumBeforeCents')}
        stroke="var(--color-text-3)"
        strokeWidth={1.25}
        strokeDasharray="1.5 3"
      />
      <polyline points={along('headingCents')} stroke="var(--color-accent)" strokeWidth={1.25} strokeDasharray="5 4" />
      <polyline points={along('sumCents')} stroke="var(--color-accent)" strokeWidth={2} />
      {curve.lastPlace < 12 ? (
        <path
          d={`M${curve.lastPlace} ${HEIGHT}V${up(sumCents)}`}
          stroke="var(--color-line-strong)"
          strokeDasharray="2 3"
        />
      ) : null}
    </svg>
  )
}

/** The point of one line, if the line passes here. */
function lineTo(point: CurvePoint, key: LineOf, up: (cents: number) => number): string[] {
  const cents = point[key]
  return cents === undefined ? [] : [`${point.place},${up(cents)}`]
}
