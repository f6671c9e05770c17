import { Trail } from '@/components/ui/display/timeline'
import { Panel } from '@/components/ui/layout/panel'
import type { HistoryEntry } from '@/lib/audit/trail/record-history'

/** The events of a person or of the policies, newest first, each change with its value before and after. */
export function RecordTrail({ entries, more }: { entries: HistoryEntry[]; more: boolean }) {
  return (
    <Panel title="History" padded footer={more ? 'Older events are in the audit trail' : undefined}>
      {entries.length === 0 ? (
        <p className="text-sm text-text-3">No events yet.</p>
      ) : (
        <Trail
          items={entries.map((entry) => ({
            key: entry.key,
            description: (
              <>
                {entry.person} {entry.label} {entry.person === entry.targetName ? null : entry.targetName}
              </>
            ),
            meta: <Changes entry={entry} />,
          }))}
        />
      )}
    </Panel>
  )
}

function Changes({ entry }: { entry: HistoryEntry }) {
  return (
    <>
      {entry.at}
      {entry.changes.map(({ label, before, after }) => (
        <span key={label} className="block">
          {label}: {before === null ? after : `${before} -> ${after}`}
        </span>
      ))}
    </>
  )
}
