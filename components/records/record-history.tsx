import { Trail } from '@/components/ui/display/timeline'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { HistoryEntry } from '@/lib/audit/trail/record-history'

/** The events of one record, newest first: who, what, when, why, and each changed fact before and after. */
export function RecordHistory({
  history,
  trailHref,
}: {
  history: { entries: HistoryEntry[]; more: boolean }
  /** The audit trail of the record. */
  trailHref: string
}) {
  const { entries, more } = history
  return (
    <Panel
      title="History"
      padded
      footer={more ? `The latest ${entries.length} events` : undefined}
      footerEnd={<TextLink href={trailHref}>Audit trail</TextLink>}
    >
      {entries.length === 0 ? (
        <p className="text-sm text-text-3">No events are recorded for this record.</p>
      ) : (
        <Trail
          items={entries.map((entry) => ({
            key: entry.key,
            description: (
              <>
                <span className="font-medium">{entry.person}</span> {entry.label} {entry.targetName}
              </>
            ),
            meta: <Meta entry={entry} />,
          }))}
        />
      )}
    </Panel>
  )
}

function Meta({ entry }: { entry: HistoryEntry }) {
  // The initial facts are on the page already; only later changes are listed.
  const listed = entry.verb.endsWith('.created') ? [] : entry.changes
  const changes = listed.filter(({ before, after }) => before !== null || after !== 'empty')
  return (
    <>
      <span className="block">{entry.at}</span>
      {entry.reason ? <span className="block text-text-2">“{entry.reason}”</span> : null}
      {changes.length > 0 ? (
        <dl className="mt-1 grid gap-0.5 border-l border-line pl-2">
          {changes.map(({ label, before, after }) => (
            <div key={label}>
              <dt className="inline">{label}: </dt>
              <dd className="inline text-text-2">
                {before === null || before === after ? (
                  after
                ) : (
                  <>
                    <s className="text-text-3">{before}</s> <span className="sr-only">became</span>
                    <span aria-hidden="true">→</span> {after}
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}
