import { ExportMenu } from '@/components/exports/export-menu'
import { FactList } from '@/components/ui/display/fact-list'
import { type Figure, Figures } from '@/components/ui/display/figures'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { countInWords } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import { DIFFERENCE_LABELS, describeReading, describeTaken } from '@/lib/reporting/replay/labels'
import type { Replay } from '@/lib/reporting/replay/read-replay'
import type { Tally } from '@/lib/reporting/replay/replay-totals'

/** The totals of a replay in dollars, its reading and versions, and the headroom it is based on. */
export function ReplayTotalsPanel({ replay, search }: { replay: Replay; search: Record<string, string> }) {
  const { totals, reading, versions, isComplete } = replay
  const { kinds, countedMore, countedLess, notReplayed } = totals
  const missing = notReplayed.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Figures
        figures={[
          figureOf('newly_blocked', DIFFERENCE_LABELS.newly_blocked, kinds.newly_blocked),
          figureOf('newly_review', DIFFERENCE_LABELS.newly_review, kinds.newly_review),
          figureOf('newly_clear', DIFFERENCE_LABELS.newly_clear, kinds.newly_clear),
          figureOf('countedMore', 'Counted more', countedMore),
          figureOf('countedLess', 'Counted less', countedLess),
        ]}
      />
      <Panel
        title={`${totals.asked.toLocaleString('en-US')} ${totals.asked === 1 ? 'decision' : 'decisions'} made again`}
        count="Nothing was changed"
        end={<ReplayFile search={search} />}
        padded
        className="mb-4"
      >
        <FactList
          facts={[
            { label: 'Reading', value: describeReading(reading) },
            { label: 'Versions', value: `Rules ${versions.rules}, places ${versions.places}, law ${versions.law}` },
            { label: 'Same', value: formatTally(totals.same) },
            { label: 'Different', value: formatCount(totals.differing.count) },
            { label: 'Different findings only', value: formatCount(kinds.findings.count) },
            { label: 'Not replayed', value: formatCount(missing) },
            { label: 'Headroom', value: describeTaken(reading) },
          ]}
        />
        <div className="mt-3 grid gap-2">
          {isComplete ? null : (
            <Callout tone="review" title="Incomplete.">
              This page covers the first {totals.asked.toLocaleString('en-US')} decisions only. Choose a company, or
              export: the file has all decisions.
            </Callout>
          )}
          {notReplayed.map(({ reason, count, cents }) => (
            <Callout
              key={reason}
              tone="review"
              title={`${countInWords(count, 'decision')} not replayed, ${formatUsd(cents)}.`}
            >
              {reason}
            </Callout>
          ))}
        </div>
      </Panel>
    </>
  )
}

const formatCount = (count: number): string => count.toLocaleString('en-US')
const formatTally = ({ count, cents }: Tally): string => `${formatCount(count)}, ${formatUsd(cents)}`

const figureOf = (key: string, label: string, { count, cents }: Tally): Figure => ({
  key,
  label,
  value: formatUsd(cents),
  description: `${formatCount(count)} ${count === 1 ? 'payment' : 'payments'}`,
})

/** Exports the complete replay. */
const ReplayFile = ({ search }: { search: Record<string, string> }) => (
  <ExportMenu
    action="/api/replay"
    fields={Object.entries(search).map(([key, value]) => ({ key, value }))}
    label="Export every decision"
    contents="Every decision that was made again, one a row, with what was decided before and what would differ."
    formats={{}}
  />
)
