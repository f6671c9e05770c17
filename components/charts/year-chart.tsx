'use client'

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import { SHORT_MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { axisLabel, axisSteps, curvePoints } from '@/lib/reporting/yearly-summary/months/curve-points'
import { curveSentence, type YearCurve } from '@/lib/reporting/yearly-summary/months/month-curve'
import { ChartImage } from './chart-image'
import { EndLabel } from './end-label'

const MIDDLES = SHORT_MONTH_NAMES.map((_, at) => at + 0.5)
const HEIGHT_PIXELS = 220
/** The space above the plot, and the months beneath. */
const AROUND_PIXELS = 20 + 30
const AXIS_TEXT = { fontSize: 12, fill: 'var(--color-text-3)' }

/**
 * The amount paid since 1 January as a line, the year before dotted, and with `columns` a bar for each month. A single
 * image to screen readers, with the sums in its name; a table beside it must show the figures.
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
  const scale = { topCents: steps.at(-1) ?? 0, columns, plotPixels: heightPixels - AROUND_PIXELS }
  return (
    <ChartImage name={curveSentence(curve)}>
      <ResponsiveContainer width="100%" height={heightPixels} initialDimension={{ width: 700, height: heightPixels }}>
        <ComposedChart
          data={curvePoints(curve)}
          accessibilityLayer={false}
          margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="place"
            type="number"
            domain={[0, 12]}
            ticks={MIDDLES}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={MonthTick}
          />
          <YAxis
            type="number"
            domain={[0, steps.at(-1) ?? 'auto']}
            ticks={steps}
            interval={0}
            width={48}
            axisLine={false}
            tickLine={false}
            tick={AXIS_TEXT}
            tickFormatter={axisLabel}
          />
          {columns ? (
            <Bar
              dataKey="monthCents"
              barSize={28}
              fill="var(--color-line-strong)"
              opacity={0.45}
              isAnimationActive={false}
            />
          ) : null}
          <Line
            {...LINE}
            dataKey="sumBeforeCents"
            stroke="var(--color-text-3)"
            strokeWidth={1.25}
            strokeDasharray="1.5 3"
          />
          {curve.heading ? (
            <Line
              {...LINE}
              dataKey="headingCents"
              stroke="var(--color-accent)"
              strokeWidth={1.25}
              strokeDasharray="5 4"
            />
          ) : null}
          <Line {...LINE} dataKey="sumCents" stroke="var(--color-accent)" strokeWidth={2} />
          {endOfYearBefore(curve, sumCents, sumBeforeCents, scale)}
          {curve.lastPlace < 12 ? (
            <ReferenceLine
              segment={[
                { x: curve.lastPlace, y: 0 },
                { x: curve.lastPlace, y: sumCents },
              ]}
              stroke="var(--color-line-strong)"
              strokeDasharray="2 3"
            />
          ) : null}
          {endOfYear(curve, sumCents, sumBeforeCents, scale)}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartImage>
  )
}

const LINE = { type: 'linear', dot: false, activeDot: false, connectNulls: true, isAnimationActive: false } as const

/** A month in three letters, or one on mobile. */
function MonthTick({ x, y, payload }: { x?: number | string; y?: number | string; payload?: { value: number } }) {
  const name = SHORT_MONTH_NAMES[Math.floor(payload?.value ?? 0)] ?? ''
  return (
    <text x={x} y={y} dy={14} textAnchor="middle" {...AXIS_TEXT}>
      <tspan className="max-tablet:hidden">{name}</tspan>
      <tspan className="tablet:hidden print:hidden">{name.charAt(0)}</tspan>
    </text>
  )
}

const LINE_PIXELS = 16

type Scale = { topCents: number; columns: boolean; plotPixels: number }

/** The distance from a point down to the bottom of the plot, which neither curve reaches; above the bars, if any. */
const footBelow = (cents: number, { topCents, columns, plotPixels }: Scale): number =>
  (plotPixels * cents) / Math.max(topCents, 1) - (columns ? 44 : 10)

function endOfYearBefore(curve: YearCurve, sumCents: number, sumBeforeCents: number, scale: Scale) {
  if (sumBeforeCents === 0) return null
  const { year, lastPlace } = curve
  // On the side of its line that neither the line of the year nor its projection is on.
  const below = sumBeforeCents <= (lastPlace === 12 ? sumCents : (curve.heading?.at(-1)?.sumCents ?? 0))
  // The label of the current year is already at the bottom, so this one is a line above it.
  const foot = footBelow(sumBeforeCents, scale) - (lastPlace === 12 ? 0 : LINE_PIXELS)
  return (
    <ReferenceDot
      x={12}
      y={sumBeforeCents}
      r={0}
      label={({ viewBox }) => (
        <EndLabel
          viewBox={viewBox}
          text={`${year - 1}: ${formatUsd(sumBeforeCents)}`}
          dy={below ? 34 : -8}
          dyOnPhone={below ? foot : -8}
        />
      )}
    />
  )
}

function endOfYear({ year, lastPlace }: YearCurve, sumCents: number, sumBeforeCents: number, scale: Scale) {
  const isFullYear = lastPlace === 12
  // In the current year beside the bottom of its dashed line, or above the point while that is too low.
  const above = isFullYear ? sumCents > sumBeforeCents : sumCents < scale.topCents * 0.3
  const foot = footBelow(sumCents, scale)
  return (
    <ReferenceDot
      x={lastPlace}
      y={sumCents}
      r={4}
      fill="var(--color-accent)"
      stroke="var(--color-surface)"
      strokeWidth={1.5}
      label={({ viewBox }) => (
        <EndLabel
          viewBox={viewBox}
          text={`${year}: ${formatUsd(sumCents)}`}
          dx={isFullYear || above ? 0 : -8}
          dy={above ? -10 : isFullYear ? 34 : foot}
          dyOnPhone={above ? -10 : foot}
          strong
        />
      )}
    />
  )
}
