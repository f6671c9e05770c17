import { SHORT_MONTH_NAMES } from '@/lib/kernel/calendar'
import { formatUsd } from '@/lib/kernel/money'
import { INK, type Paper, type Structure } from '@/lib/paper/paper'
import { axisLabel, axisSteps, curvePoints } from '@/lib/reporting/yearly-summary/months/curve-points'
import { curveOfFigures, curveSentence } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { SummaryFigures } from '../summary-figures'

const HEIGHT = 150
/** The height with its caption, in points. */
export const CHART_HEIGHT = 202
const AXIS_WIDTH = 42

/** Whether there is anything to draw: a payment in the year or in the year before. */
export const hasCurve = ({ months }: SummaryFigures): boolean =>
  months.some(({ paid }) => paid.cents > 0 || paid.before.cents > 0)

/**
 * Draws the chart of the year: the sum since 1 January as a solid line, the year before dotted, the projection dashed,
 * and a bar for each month.
 */
export function paperChart(paper: Paper, parent: Structure, figures: SummaryFigures): void {
  const curve = curveOfFigures(figures)
  const points = curvePoints(curve)
  const [sum, before] = [curve.months.at(-1)?.sumCents ?? 0, curve.months.at(-1)?.before.sumCents ?? 0]
  const heading = figures.projection?.endCents ?? 0
  const steps = axisSteps(Math.max(sum, before, heading))
  const top = steps.at(-1) ?? 1
  const { pdf } = paper
  const plot = { x: paper.left + AXIS_WIDTH, y: pdf.y + 14, width: paper.width - AXIS_WIDTH - 8, height: HEIGHT }
  const at = (place: number, cents: number): [number, number] => [
    plot.x + (plot.width * place) / 12,
    plot.y + plot.height - (plot.height * cents) / top,
  ]
  const drawing = pdf.struct(
    'Figure',
    { alt: curveSentence(curve), bbox: [paper.left, plot.y - 14, paper.left + paper.width, plot.y + plot.height + 16] },
    () => {
      pdf.save()
      axes(paper, plot, steps, at)
      for (const { place, monthCents } of points) {
        if (monthCents === undefined) continue
        const [x, y] = at(place, monthCents)
        pdf.rect(x - 9, y, 18, plot.y + plot.height - y).fill('#c9cecb')
      }
      const line = (
        key: 'sumBeforeCents' | 'headingCents' | 'sumCents',
        color: string,
        weight: number,
        dash?: [number, number],
      ) => {
        const places = points.flatMap((point) => (point[key] === undefined ? [] : [at(point.place, point[key])]))
        for (const [first, [x, y]] of places.entries()) {
          if (first === 0) pdf.moveTo(x, y)
          else pdf.lineTo(x, y)
        }
        if (places.length === 0) return
        pdf.lineWidth(weight).strokeColor(color)
        if (dash) pdf.dash(dash[0], { space: dash[1] })
        else pdf.undash()
        pdf.stroke().undash()
      }
      line('sumBeforeCents', INK.third, 1, [1.5, 2.5])
      line('headingCents', INK.accent, 1, [4, 3])
      line('sumCents', INK.accent, 1.6)
      const [x, y] = at(curve.lastPlace, sum)
      pdf.circle(x, y, 2.6).fill(INK.accent)
      pdf.restore()
    },
  )
  parent.add(drawing)
  pdf.y = plot.y + plot.height + 18
  const caption = [
    `Solid: ${figures.year}, ${formatUsd(sum)} since 1 January.`,
    `Dotted: ${figures.year - 1}, ${formatUsd(before)}.`,
    ...(heading ? [`Dashed: projection for ${figures.year}, ${formatUsd(heading)}.`] : []),
    'Bars: single months.',
  ]
  paper.words(caption.join(' '), { size: 7.5, color: INK.third }, parent)
}

type Plot = { x: number; y: number; width: number; height: number }

function axes(
  { pdf, left }: Paper,
  plot: Plot,
  steps: readonly number[],
  at: (place: number, cents: number) => [number, number],
): void {
  pdf.font('regular').fontSize(7.5)
  for (const cents of steps) {
    const [, y] = at(0, cents)
    pdf
      .moveTo(plot.x, y)
      .lineTo(plot.x + plot.width, y)
      .lineWidth(0.4)
      .strokeColor(INK.line)
      .stroke()
    pdf
      .fillColor(INK.third)
      .text(axisLabel(cents), left, y - 4, { width: AXIS_WIDTH - 6, align: 'right', lineBreak: false })
  }
  for (const [month, name] of SHORT_MONTH_NAMES.entries()) {
    const [x] = at(month, 0)
    pdf.text(name, x, plot.y + plot.height + 4, { width: plot.width / 12, align: 'center', lineBreak: false })
  }
}
