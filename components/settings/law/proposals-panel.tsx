import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { KIND_LABELS, recordHref, recordName } from '@/lib/compliance/law/record-labels'
import { formatInstant } from '@/lib/kernel/calendar'
import type { RecordVersion } from '@/lib/records/law-records/law-record-queries'

/** Records of the law that one person entered and another has to decide; nothing when there are none. */
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
    <Panel title="Law to decide" count={proposals.length} end="no effect until another person approves">
      <RowList>
        {proposals.map(({ key, record, entry }) => (
          <RowListItem
            key={key}
            title={recordName(record)}
            sub={`${KIND_LABELS[record.kind].one}; ${entry?.enteredBy ?? 'entered by nobody'}${entry ? `, ${formatInstant(entry.enteredAt, timeZone)}` : ''}`}
            end={
              <ButtonLink
                size="small"
                href={recordHref(record)}
                aria-label={`${decides && entry?.enteredById !== actorId ? 'Decide about' : 'Read'} ${recordName(record)}`}
              >
                {decides && entry?.enteredById !== actorId ? 'Decide' : 'Read'}
              </ButtonLink>
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
