import { Scale } from 'lucide-react'
import { SourceLink } from '@/components/settings/law/source-link'
import { SubLine } from '@/components/ui/display/sub-line'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { KIND_LABELS, recordHref, recordTitle } from '@/lib/compliance/law/records/record-labels'
import type { LawRecord, LawRecordKind } from '@/lib/compliance/law/schema'
import { formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { RecordVersion } from '@/lib/records/law-records/law-record-queries'
import { VersionStateTag } from './version-state-tag'

/** Every version of the records of one kind: its dates, its source, who entered and who decided. */
export function RecordTable({
  kind,
  versions,
  today,
  timeZone,
}: {
  kind: LawRecordKind
  versions: readonly RecordVersion[]
  today: IsoDate
  timeZone: string
}) {
  const { one, many } = KIND_LABELS[kind]
  return (
    <Panel title={many} count={`${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`}>
      {versions.length === 0 ? (
        <EmptyState
          icon={Scale}
          title={`No ${many.charAt(0).toLowerCase()}${many.slice(1)}`}
          description="An administrator enters or imports one, and another person approves it."
        />
      ) : (
        <Table caption={`${many}, every version`}>
          <TableHead>
            <Th width="30%">{one}</Th>
            <Th>Version</Th>
            <Th width="22%">Dates</Th>
            <Th width="20%">Source</Th>
            <Th>Entered and decided</Th>
          </TableHead>
          <TableBody>
            {versions.map((version) => (
              <Tr key={version.key}>
                <Td fold="name" className="align-top">
                  <RowLink href={recordHref(version.record)}>{recordTitle(version.record)}</RowLink>
                  <SubLine>
                    <span className="reference">{version.record.id}</span>
                  </SubLine>
                </Td>
                <Td fold="amount" className="align-top" nowrap>
                  {version.record.version} <VersionStateTag state={version.state} />
                </Td>
                <Td className="align-top" tone="text-2">
                  {datesOf(version.record, today)}
                </Td>
                <Td className="align-top text-sm" tone="text-2">
                  <Source record={version.record} />
                </Td>
                <Td className="align-top text-sm" tone="text-2">
                  <VersionProvenance version={version} timeZone={timeZone} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

/** The origin of a version: the release, or the people who entered and decided on it. */
export function VersionProvenance({
  version: { entry, state },
  timeZone,
}: {
  version: RecordVersion
  timeZone: string
}) {
  if (!entry) return 'Built into Headroom'
  const entered = `Entered by ${entry.enteredBy ?? 'an unknown user'}, ${formatInstant(entry.enteredAt, timeZone)}`
  if (!entry.decidedAt) return entered
  const decision = state === 'declined' ? 'Declined' : 'Approved'
  const decided = `${decision} by ${entry.decidedBy ?? 'an unknown user'}, ${formatInstant(entry.decidedAt, timeZone)}`
  return (
    <>
      {entered}
      <SubLine>{decided}</SubLine>
      {entry.reason ? <SubLine>“{entry.reason}”</SubLine> : null}
    </>
  )
}

/**
 * The dates of a record, or the day of counsel's confirmation. Without a last day it has no known end as of today.
 */
function datesOf(record: LawRecord, today: IsoDate): string {
  if (record.kind === 'confirmation') return `confirmed on ${formatDate(record.confirmedOn)}`
  if (!('from' in record)) return 'No dates'
  const from = `from ${formatDate(record.from)}`
  return record.until ? `${from} to ${formatDate(record.until)}` : `${from}; no known end as of ${formatDate(today)}`
}

function Source({ record }: { record: LawRecord }) {
  if (record.kind === 'confirmation') return `${record.counsel}: ${record.memo}`
  return (
    <ul className="grid gap-0.5">
      {record.sources.map((source) => (
        <li key={source.label}>
          <SourceLink citation={asCitation(source)} />
        </li>
      ))}
    </ul>
  )
}

const asCitation = ({
  label,
  url,
  toBeConfirmed,
}: {
  label: string
  url?: string | undefined
  toBeConfirmed?: boolean | undefined
}) => ({
  label,
  ...(url ? { url } : {}),
  ...(toBeConfirmed ? { toBeConfirmed } : {}),
})
