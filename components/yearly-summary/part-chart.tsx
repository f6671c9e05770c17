import { type BarRow, BarRows } from '@/components/charts/bar-rows'
import { YearChart } from '@/components/charts/year-chart'
import { BAND_WORDS, BANDS, type Band } from '@/lib/compliance/rules/money/headroom'
import { LICENSE_WORDS, RULE_TITLES, sentence } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import { PAYEE_LABELS } from '@/lib/reporting/yearly-summary/labels'
import { curveOfFigures } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { Compared, SummaryFigures as Figures } from '@/lib/reporting/yearly-summary/summary-figures'
import { SummaryFigures } from './summary-figures'

const BAND_FILLS: Readonly<Record<Band, string>> = {
  ample: 'var(--color-meter-ample)',
  getting_low: 'var(--color-meter-80)',
  low: 'var(--color-meter-90)',
  very_low: 'var(--color-meter-95)',
  none_left: 'var(--color-meter-100)',
}

/** The chart above the table of a section, of the same figures. */
export function PartChart({ part, figures }: { part: string; figures: Figures }) {
  const { year, kinds, payees, blocked } = figures
  if (part === 'figures') return <FiguresAndBands figures={figures} />
  if (part === 'months') return <Curve figures={figures} />
  if (part === 'kinds') {
    const rows = kinds.map((row) => ({ ...row, label: sentence(LICENSE_WORDS[row.key]) }))
    return <Paid year={year} name="kind of FSB license" rows={rows} />
  }
  if (part === 'payees') {
    const rows = payees.map((row) => ({ ...row, label: sentence(PAYEE_LABELS[row.key]) }))
    return <Paid year={year} name="kind of payee" rows={rows} />
  }
  if (part === 'blocked' && blocked.length > 1) {
    return (
      <Chart
        caption={`Blocked entries of ${year} by rule; outlined: ${year - 1}.`}
        name={`Blocked entries of ${year} beside ${year - 1} by rule`}
        rows={[...blocked]
          .sort((one, other) => other.count - one.count)
          .map(
            ({ rule, count, before }): BarRow => ({
              key: rule,
              label: RULE_TITLES[rule] ?? rule,
              value: count,
              valueLabel: count.toLocaleString('en-US'),
              before: { value: before.count, valueLabel: before.count.toLocaleString('en-US') },
            }),
          )}
      />
    )
  }
  return null
}

function Chart({ caption, ...chart }: { caption: string } & Parameters<typeof BarRows>[0]) {
  return (
    <div className="mt-1 mb-3">
      <p className="mb-1 text-xs text-text-2">{caption}</p>
      <BarRows {...chart} />
    </div>
  )
}

/** Sums of a year and the year before. A single row needs no chart. */
function Paid({
  year,
  name,
  rows,
}: {
  year: number
  name: string
  rows: (Compared & { key: string; label: string })[]
}) {
  if (rows.length < 2) return null
  return (
    <Chart
      caption={`Used in ${year} by ${name}; outlined: ${year - 1}.`}
      name={`Used in ${year} beside ${year - 1} by ${name}`}
      rows={rows.map(
        ({ key, label, cents, before }): BarRow => ({
          key,
          label,
          value: cents,
          valueLabel: formatUsd(cents),
          before: { value: before.cents, valueLabel: formatUsd(before.cents) },
        }),
      )}
    />
  )
}

function FiguresAndBands({ figures }: { figures: Figures }) {
  const { year, company, totals } = figures
  return (
    <>
      <SummaryFigures figures={figures} />
      {company || totals.companiesWithEntries === 0 ? null : (
        <Chart
          caption={`Companies with entries in ${year} by the share of their cap used or reserved.`}
          name={`Companies with entries in ${year} by headroom`}
          rows={BANDS.map(
            (band): BarRow => ({
              key: band,
              label: BAND_WORDS[band],
              value: totals.bands[band],
              valueLabel: totals.bands[band].toLocaleString('en-US'),
              fill: BAND_FILLS[band],
            }),
          )}
        />
      )}
    </>
  )
}

function Curve({ figures }: { figures: Figures }) {
  return (
    <>
      <p className="text-xs text-text-2">
        Line: sum since 1 January. Dotted: {figures.year - 1}. Bars: single months.
        {figures.projection ? ' Dashed: projection, by the method beneath the table.' : null}
      </p>
      <YearChart curve={curveOfFigures(figures)} columns />
    </>
  )
}
