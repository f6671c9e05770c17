import { InstantText } from '@/components/ui/display/date-text'
import { type Fact, FactList } from '@/components/ui/display/fact-list'
import { TextLink } from '@/components/ui/navigation/text-link'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { fileKindLabel } from '@/lib/report-definition/file-kinds'
import type { ListedFile } from '@/lib/reporting/exports/files/export-file-queries'
import { periodLabel } from '@/lib/reporting/exports/schedules/due-dates'
import { reportTitle } from '@/lib/reporting/registry/reports'

/** A file of the download list: what was requested, and what was generated. */
export function FileFacts({ file, filter, timeZone }: { file: ListedFile; filter: string; timeZone: string }) {
  const instant = (at: Date | null) => (at ? <InstantText instant={at} timeZone={timeZone} /> : null)
  const facts: Fact[] = [
    { label: 'Report', value: reportTitle(file.report) },
    { label: 'Filter', value: filter },
    { label: 'Kind of file', value: fileKindLabel(file.format) },
    { label: 'As of', value: <AsOf asOf={file.asOf} timeZone={timeZone} /> },
    {
      label: 'Requested',
      value: (
        <>
          {instant(file.askedAt)}, by {file.askedBy}
        </>
      ),
    },
    ...(file.scheduleId && file.period
      ? [
          {
            label: 'Schedule',
            value: <OfSchedule id={file.scheduleId} name={file.schedule ?? ''} period={file.period} />,
          },
        ]
      : []),
    { label: 'Name', value: file.filename || null },
    { label: 'Rows', value: file.rowCount?.toLocaleString('en-US') },
    {
      label: 'Size',
      value: file.sha256 ? `${formatBytes(file.size)} (${file.size.toLocaleString('en-US')} bytes)` : null,
    },
    { label: 'SHA-256', value: file.sha256 ? <span className="tabular-nums">{file.sha256}</span> : null },
    { label: 'Finished', value: instant(file.finishedAt) },
    { label: 'Stored until', value: instant(file.keptUntil) },
  ]
  return <FactList facts={facts} />
}

/** The instant as people read it, then to the millisecond: the rows were read as of it. */
const AsOf = ({ asOf, timeZone }: { asOf: Date; timeZone: string }) => (
  <>
    <InstantText instant={asOf} timeZone={timeZone} /> <span className="text-text-3">({asOf.toISOString()})</span>
  </>
)

const OfSchedule = ({ id, name, period }: { id: string; name: string; period: string }) => (
  <>
    <TextLink href={`/exports/downloads?schedule=${id}`} inline>
      {name}
    </TextLink>
    , {periodLabel(period)}
  </>
)
