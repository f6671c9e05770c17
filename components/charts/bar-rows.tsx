'use client'

import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { ChartImage } from './chart-image'

/**
 * One row: its label, its value, the text at the end of its bar, and optionally the same for the year before.
 */
export type BarRow = {
  key: string
  label: string
  value: number
  valueLabel: string
  before?: { value: number; valueLabel: string }
  /** A colour of the theme; by default the accent colour. */
  fill?: string
}

const BAR_PIXELS = 12
const BEFORE_PIXELS = 8
const LABEL_PIXELS = 116
const WORDS_PIXELS = 96
const TEXT = { fontSize: 12 }

/**
 * Horizontal bars from zero, each with an outlined bar for the year before. A single image to screen readers; the table
 * in the same section has the same figures.
 */
export function BarRows({ name, rows }: { name: string; rows: readonly BarRow[] }) {
  const hasBefore = rows.some(({ before }) => before)
  const height = rows.length * (hasBefore ? 40 : 26) + 8
  const descriptions = rows.map(
    ({ label, valueLabel, before }) => `${label} ${valueLabel}${before ? ` (${before.valueLabel})` : ''}`,
  )
  const data = rows.map((row) => ({
    ...row,
    beforeValue: row.before?.value ?? 0,
    beforeLabel: row.before?.valueLabel ?? '',
  }))
  return (
    <ChartImage name={`${name}: ${descriptions.join('; ')}.`}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 700, height }}>
        <BarChart
          layout="vertical"
          data={data}
          accessibilityLayer={false}
          barGap={2}
          margin={{ top: 4, right: WORDS_PIXELS, bottom: 4, left: 0 }}
        >
          <XAxis type="number" domain={[0, 'dataMax']} hide />
          <YAxis
            type="category"
            dataKey="label"
            width={LABEL_PIXELS}
            interval={0}
            axisLine={{ stroke: 'var(--color-line-strong)' }}
            tickLine={false}
            tick={{ ...TEXT, fill: 'var(--color-text-2)' }}
          />
          <Bar
            dataKey="value"
            barSize={BAR_PIXELS}
            fill="var(--color-accent)"
            minPointSize={1}
            isAnimationActive={false}
          >
            {rows.map(({ key, fill }) => (
              <Cell key={key} fill={fill ?? 'var(--color-accent)'} />
            ))}
            <LabelList dataKey="valueLabel" position="right" {...TEXT} fontWeight={500} fill="var(--color-text)" />
          </Bar>
          {hasBefore ? (
            <Bar
              dataKey="beforeValue"
              barSize={BEFORE_PIXELS}
              fill="var(--color-surface)"
              stroke="var(--color-line-strong)"
              minPointSize={1}
              isAnimationActive={false}
            >
              <LabelList dataKey="beforeLabel" position="right" {...TEXT} fill="var(--color-text-3)" />
            </Bar>
          ) : null}
        </BarChart>
      </ResponsiveContainer>
    </ChartImage>
  )
}
