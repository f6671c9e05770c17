import type { ServerAction } from '@/components/forms/use-server-form'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { sentence } from '@/lib/compliance/rules/words'
import { formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { MembershipRow } from '@/lib/records/groups/group-queries'
import { periodText } from '@/lib/records/groups/membership-input'
import { JoinGroupButton, MembershipButtons } from './membership-dialogs'

type Action = ServerAction<{ companyName: string; group: string }>

/** The groups of a company over time, those that were superseded among them, with what its reader may do. */
export function MembershipPanel({
  companyId,
  rows,
  groups,
  today,
  timeZone,
  actions,
}: {
  companyId: string
  rows: readonly MembershipRow[]
  groups: readonly string[]
  today: IsoDate
  timeZone: string
  /** Null for a reader who may not write. */
  actions: { join: Action; end: Action; correct: Action } | null
}) {
  return (
    <Panel
      title="Groups over time"
      count={rows.filter(({ standing }) => standing).length}
      end={
        actions ? (
          <JoinGroupButton action={actions.join} companyId={companyId} groups={groups} today={today} />
        ) : undefined
      }
    >
      {rows.length === 0 ? <p className="px-4 py-3 text-text-3">It is in no group.</p> : null}
      <RowList>
        {rows.map((row) => (
          <RowListItem
            key={row.id}
            title={row.standing ? row.group.name : <span className="text-text-3 line-through">{row.group.name}</span>}
            sub={noteOf(row, timeZone)}
            end={
              actions && row.standing ? (
                <MembershipButtons
                  membership={{ ...row, group: row.group.name }}
                  end={actions.end}
                  correct={actions.correct}
                  groups={groups}
                  today={today}
                />
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}

function noteOf(row: MembershipRow, timeZone: string): string {
  const what = row.withdrawn ? 'Never was a member' : sentence(periodText(row))
  const superseded = row.standing || row.withdrawn ? '' : ', superseded'
  const who = row.recordedByName
    ? `${row.recordedByName}, ${formatInstant(row.recordedAt, timeZone)}`
    : 'as first known'
  return `${what}${superseded}. ${sentence(who)}${row.reason ? `: ${row.reason}` : ''}`
}
