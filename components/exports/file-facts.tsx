import { InstantText } from '@/components/ui/date-text'
import { type Fact, FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { byteWords } from '@/lib/kernel/byte-words'
import { fileKindWords } from '@/lib/report-definition/file-kinds'
import type { ListedFile } from '@/lib/reporting/export-files/export-file-queries'
import { periodWords } from '@/lib/reporting/export-schedules/moments'
import { reportWords } from '@/lib/reporting/exports/report-words'

/** What a file of the download list is: as it was asked for, and as it was made. */
export function FileFacts({ file, filter, timeZone }: { file: ListedFile; filter: string; timeZone: string }) {
  const instant = (at: Date | null) => (at ? <InstantText instant={at} timeZone={timeZone} /> : null)
  const facts: Fact[] = [
    { label: 'Report', value: reportWords(file.report) },
    { label: 'Filter', value: filter },
    { label: 'Kind of file', value: fileKindWords(file.format) },
    { label: 'As of', value: <AsOf asOf={file.asOf} timeZone={timeZone} /> },
    {
      label: 'Asked for',
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
      value: file.sha256 ? `${byteWords(file.size)} (${file.size.toLocaleString('en-US')} bytes)` : null,
    },
    { label: 'SHA-256', value: file.sha256 ? <span className="tabular-nums">{file.sha256}</span> : null },
    { label: 'Finished', value: instant(file.finishedAt) },
    { label: 'Kept until', value: instant(file.keptUntil) },
  ]
  return <FactList facts={facts} />
}

/** The instant to the millisecond stands behind the one people read: it is what the rows were read as of. */
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
    , {periodWords(period)}
  </>
)
