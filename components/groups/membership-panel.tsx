import type { ServerAction } from '@/components/forms/use-server-form'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { sentence } from '@/lib/compliance/rules/words'
import { formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { MembershipRow } from '@/lib/records/groups/group-queries'
import { formatPeriod } from '@/lib/records/groups/membership-input'
import { JoinGroupButton, MembershipButtons } from './membership-dialogs'

type Action = ServerAction<{ companyName: string; group: string }>

/** The groups of a company over time, including superseded memberships, with the actions of the user. */
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
  /** Null for a user who may not change them. */
  actions: { join: Action; end: Action; correct: Action } | null
}) {
  return (
    <Panel
      title="Groups over time"
      count={rows.filter(({ isCurrent }) => isCurrent).length}
      end={
        actions ? (
          <JoinGroupButton action={actions.join} companyId={companyId} groups={groups} today={today} />
        ) : undefined
      }
    >
      {rows.length === 0 ? <p className="px-4 py-3 text-text-3">This company is not in a group.</p> : null}
      <RowList>
        {rows.map((row) => (
          <RowListItem
            key={row.id}
            title={row.isCurrent ? row.group.name : <span className="text-text-3 line-through">{row.group.name}</span>}
            sub={noteOf(row, timeZone)}
            end={
              actions && row.isCurrent ? (
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
  const what = row.withdrawn ? 'Was never a member' : sentence(formatPeriod(row))
  const superseded = row.isCurrent || row.withdrawn ? '' : ', superseded'
  const who = row.recordedByName
    ? `${row.recordedByName}, ${formatInstant(row.recordedAt, timeZone)}`
    : 'as first recorded'
  return `${what}${superseded}. ${sentence(who)}${row.reason ? `: ${row.reason}` : ''}`
}
