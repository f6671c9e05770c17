import { SHORT_MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { axisLabel, axisSteps } from '@/lib/reporting/yearly-summary/months/curve-points'
import { curveSentence, type YearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'
import { EndLabel } from './end-label'
import { PlotLines } from './plot-lines'

const HEIGHT_PIXELS = 220
/** The space above the plot, and the months beneath: those of the paddings. */
const AROUND_PIXELS = 20 + 30
const AXIS_TEXT = { fontSize: 12, fill: 'var(--color-text-3)' }
const LINE_PIXELS = 16

type Scale = { topCents: number; columns: boolean; plotPixels: number }

/** How far right a position in months is, and how far down an amount: percentages of the plot. */
const acrossOf = (place: number): string => `${(place / 12) * 100}%`
const downOf = (cents: number, { topCents }: Scale): string => `${100 - (cents / topCents) * 100}%`

/**
 * The amount paid since 1 January as a line, the year before dotted, and with `columns` a bar for each month. A single
 * image to screen readers, with the sums in its name; a table beside it must show the figures. Drawn on the server, as
 * wide as its place.
 */
export function YearChart({
  curve,
  columns = false,
  heightPixels = HEIGHT_PIXELS,
}: {
  curve: YearCurve
  columns?: boolean
  heightPixels?: number
}) {
  const sumCents = curve.months.at(-1)?.sumCents ?? 0
  const sumBeforeCents = curve.months.at(-1)?.before.sumCents ?? 0
  const headingCents = curve.heading?.at(-1)?.sumCents ?? 0
  const steps = axisSteps(Math.max(sumCents, sumBeforeCents, headingCents))
  const scale = { topCents: steps.at(-1) ?? 1, columns, plotPixels: heightPixels - AROUND_PIXELS }
  return (
    <div role="img" aria-label={curveSentence(curve)} className="flex overflow-x-clip pt-5 pr-2 pb-7.5">
      <svg width={48} height={scale.plotPixels} aria-hidden="true" className="shrink-0 overflow-visible">
        {steps.map((cents) => (
          <text key={cents} x={40} y={downOf(cents, scale)} dy="0.355em" textAnchor="end" {...AXIS_TEXT}>
            {axisLabel(cents)}
          </text>
        ))}
      </svg>
      <svg width="100%" height={scale.plotPixels} aria-hidden="true" className="min-w-0 flex-1 overflow-visible">
        <PlotLines curve={curve} steps={steps} topCents={scale.topCents} columns={columns} />
        {SHORT_MONTH_NAMES.map((name, at) => (
          <text key={name} x={acrossOf(at + 0.5)} y="100%" dy={22} textAnchor="middle" {...AXIS_TEXT}>
            <tspan className="max-tablet:hidden">{name}</tspan>
            <tspan className="tablet:hidden print:hidden">{name.charAt(0)}</tspan>
          </text>
        ))}
        <EndOfYearBefore curve={curve} sumCents={sumCents} sumBeforeCents={sumBeforeCents} scale={scale} />
        <EndOfYear curve={curve} sumCents={sumCents} sumBeforeCents={sumBeforeCents} scale={scale} />
      </svg>
    </div>
  )
}

/** The distance from a point down to the bottom of the plot, which neither curve reaches; above the bars, if any. */
const footBelow = (cents: number, { topCents, columns, plotPixels }: Scale): number =>
  (plotPixels * cents) / topCents - (columns ? 44 : 10)

type EndProps = { curve: YearCurve; sumCents: number; sumBeforeCents: number; scale: Scale }

function EndOfYearBefore({ curve: { year, lastPlace, heading }, sumCents, sumBeforeCents, scale }: EndProps) {
  if (sumBeforeCents === 0) return null
  // On the side of its line that neither the line of the year nor its projection is on.
  const below = sumBeforeCents <= (lastPlace === 12 ? sumCents : (heading?.at(-1)?.sumCents ?? 0))
  // The label of the current year is already at the bottom, so this one is a line above it.
  const foot = footBelow(sumBeforeCents, scale) - (lastPlace === 12 ? 0 : LINE_PIXELS)
  return (
    <EndLabel
      x="100%"
      y={downOf(sumBeforeCents, scale)}
      place={12}
      text={`${year - 1}: ${formatUsd(sumBeforeCents)}`}
      dy={below ? 34 : -8}
      dyOnPhone={below ? foot : -8}
    />
  )
}

function EndOfYear({ curve: { year, lastPlace }, sumCents, sumBeforeCents, scale }: EndProps) {
  const isFullYear = lastPlace === 12
  // In the current year beside the bottom of its dashed line, or above the point while that is too low.
  const above = isFullYear ? sumCents > sumBeforeCents : sumCents < scale.topCents * 0.3
  const foot = footBelow(sumCents, scale)
  const end = { x: acrossOf(lastPlace), y: downOf(sumCents, scale) }
  return (
    <>
      <circle cx={end.x} cy={end.y} r={4} fill="var(--color-accent)" stroke="var(--color-surface)" strokeWidth={1.5} />
      <EndLabel
        {...end}
        place={lastPlace}
        text={`${year}: ${formatUsd(sumCents)}`}
        dx={isFullYear || above ? 0 : -8}
        dy={above ? -10 : isFullYear ? 34 : foot}
        dyOnPhone={above ? -10 : foot}
        strong
      />
    </>
  )
}
