import { Panel } from '@/components/ui/panel'
import { Trail } from '@/components/ui/trail'
import type { HistoryEntry } from '@/lib/audit/record-history'

/** What happened to a person or to the policies, newest first, each change with its value before and after. */
export function RecordTrail({ entries, more }: { entries: HistoryEntry[]; more: boolean }) {
  return (
    <Panel title="History" padded footer={more ? 'Older events stand in the audit trail' : undefined}>
      {entries.length === 0 ? (
        <p className="text-sm text-text-3">Nothing has happened yet.</p>
      ) : (
        <Trail
          items={entries.map((entry) => ({
            key: entry.key,
            says: (
              <>
                {entry.person} {entry.words} {entry.person === entry.targetName ? null : entry.targetName}
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
