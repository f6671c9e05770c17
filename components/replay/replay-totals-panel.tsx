import { Download } from 'lucide-react'
import { FORMAT_LOOK } from '@/components/exports/export-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { FactList } from '@/components/ui/fact-list'
import { Figures } from '@/components/ui/figures'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { countOf } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { Replay } from '@/lib/reporting/replay/read-replay'
import type { Tally } from '@/lib/reporting/replay/replay-totals'
import { DIFFERENCE_WORDS, describeReading, describeTaken } from '@/lib/reporting/replay/replay-words'

/** What a replay comes to, in dollars, under what it was made, and how what was already used is known. */
export function ReplayTotalsPanel({ replay, search }: { replay: Replay; search: Record<string, string> }) {
  const { totals, reading, versions, isComplete } = replay
  const { kinds, countedMore, countedLess, notReplayed } = totals
  const missing = notReplayed.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Figures
        figures={[
          figureOf('newly_blocked', DIFFERENCE_WORDS.newly_blocked, kinds.newly_blocked),
          figureOf('newly_review', DIFFERENCE_WORDS.newly_review, kinds.newly_review),
          figureOf('newly_clear', DIFFERENCE_WORDS.newly_clear, kinds.newly_clear),
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
            { label: 'Under', value: describeReading(reading) },
            { label: 'Versions', value: `Rules ${versions.rules}, places ${versions.places}, law ${versions.law}` },
            { label: 'Same', value: tallyWords(totals.same) },
            { label: 'Different', value: countWords(totals.differing.count) },
            { label: 'Other findings alone', value: countWords(kinds.findings.count) },
            { label: 'Not replayed', value: countWords(missing) },
            { label: 'Already used', value: describeTaken(reading) },
          ]}
        />
        <div className="mt-3 grid gap-2">
          {isComplete ? null : (
            <Callout tone="review" title="This is not all.">
              A page makes the first {totals.asked.toLocaleString('en-US')} decisions again; what the others come to is
              not known here. Choose a company, or export: the file has them all.
            </Callout>
          )}
          {notReplayed.map(({ reason, count, cents }) => (
            <Callout
              key={reason}
              tone="review"
              title={`${countOf(count, 'decision')} not replayed, ${formatUsd(cents)}.`}
            >
              {reason}
            </Callout>
          ))}
        </div>
      </Panel>
    </>
  )
}

const countWords = (count: number): string => count.toLocaleString('en-US')
const tallyWords = ({ count, cents }: Tally): string => `${countWords(count)}, ${formatUsd(cents)}`

const figureOf = (key: string, label: string, { count, cents }: Tally) => ({
  key,
  label,
  value: formatUsd(cents),
  says: `${countWords(count)} ${count === 1 ? 'payment' : 'payments'}`,
})

/**
 * The whole replay as a file. A form and not a link: a link would be fetched ahead, and every export is written into
 * the audit trail.
 */
function ReplayFile({ search }: { search: Record<string, string> }) {
  return (
    <form action="/api/replay" method="get" className="flex flex-wrap items-center gap-2 print:hidden">
      {Object.entries(search).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <select name="format" aria-label="Kind of file" defaultValue="csv" className={FORMAT_LOOK}>
        <option value="csv">CSV</option>
        <option value="xlsx">XLSX</option>
        <option value="jsonl">JSON Lines</option>
      </select>
      <Button type="submit" icon={<Icon of={Download} />}>
        Export every decision
      </Button>
    </form>
  )
}
