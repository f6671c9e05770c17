import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { KIND_LABELS, recordHref, recordName } from '@/lib/compliance/law/records/record-labels'
import { formatInstant } from '@/lib/kernel/calendar'
import type { RecordVersion } from '@/lib/records/law-records/law-record-queries'

/** Proposed records of the law that another person has to decide on; nothing when there are none. */
export function ProposalsPanel({
  proposals,
  actorId,
  decides,
  timeZone,
}: {
  proposals: readonly RecordVersion[]
  actorId: string
  decides: boolean
  timeZone: string
}) {
  if (proposals.length === 0) return null
  return (
    <Panel title="Law proposals" count={proposals.length} end="no effect until another person approves">
      <RowList>
        {proposals.map(({ key, record, entry }) => (
          <RowListItem
            key={key}
            title={recordName(record)}
            sub={[KIND_LABELS[record.kind].one, enteredText(entry, timeZone)].join('; ')}
            end={
              <ButtonLink
                size="small"
                href={recordHref(record)}
                aria-label={`${decides && entry?.enteredById !== actorId ? 'Decide on' : 'View'} ${recordName(record)}`}
              >
                {decides && entry?.enteredById !== actorId ? 'Decide' : 'View'}
              </ButtonLink>
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}

function enteredText(entry: RecordVersion['entry'], timeZone: string): string {
  const who = entry?.enteredBy ?? 'entered by an unknown user'
  return entry ? `${who}, ${formatInstant(entry.enteredAt, timeZone)}` : who
}
