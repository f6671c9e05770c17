import { DateText, InstantText } from '@/components/ui/display/date-text'
import { Reference, SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { dateIn } from '@/lib/kernel/calendar'
import { formatBytes } from '@/lib/kernel/format-bytes'
import { fileKindLabel } from '@/lib/report-definition/file-kinds'
import type { ListedFile } from '@/lib/reporting/exports/files/export-file-queries'
import type { FilterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { periodLabel } from '@/lib/reporting/exports/schedules/due-dates'
import { reportTitle } from '@/lib/reporting/registry/reports'
import { DownloadButton } from './download-button'
import { FileStateTag } from './file-state-tag'

const SHOWN_OF_HASH = 12

type Props = { files: readonly ListedFile[]; describeFilter: FilterDescriber; timeZone: string }

/** Files of the download list: what each is, as of when, for whom, and the button. */
export function FileTable({ files, describeFilter, timeZone }: Props) {
  return (
    <Table caption="Files of the download list, newest first">
      <TableHead>
        <Th width="34%">File</Th>
        <Th>As of</Th>
        <Th>Requested by</Th>
        <Th num>Rows</Th>
        <Th num>Size</Th>
        <Th>State</Th>
        <Th>
          <span className="sr-only">Download</span>
        </Th>
      </TableHead>
      <TableBody>
        {files.map((file) => (
          <Tr key={file.id}>
            <Td fold="name">
              <RowLink href={`/exports/downloads/${file.id}`}>{reportTitle(file.report)}</RowLink>
              <span className="text-text-3">{` ${fileKindLabel(file.format)}`}</span>
              <SubLine>{describeFilter(file.parameters)}</SubLine>
            </Td>
            <Td fold="full">
              <FoldedLabel>as of </FoldedLabel>
              <InstantText instant={file.asOf} timeZone={timeZone} />
            </Td>
            <Td fold="full">
              {file.askedBy}
              <SubLine>{file.schedule && file.period ? `${file.schedule}, ${periodLabel(file.period)}` : null}</SubLine>
            </Td>
            <Td fold="start" num className="folded:text-left">
              {file.rowCount === null ? <Nothing /> : file.rowCount.toLocaleString('en-US')}
              <FoldedLabel>rows</FoldedLabel>
            </Td>
            <Td fold="end" num>
              {file.sha256 ? formatBytes(file.size) : <Nothing />}
              {file.sha256 ? (
                <SubLine>
                  <Reference>{file.sha256.slice(0, SHOWN_OF_HASH)}</Reference>
                </SubLine>
              ) : null}
            </Td>
            <Td fold="start">
              <FileStateTag state={file.state} />
              <StateWords file={file} timeZone={timeZone} />
            </Td>
            <Td fold="end" num>
              {file.state === 'ready' ? <DownloadButton id={file.id} filename={file.filename} /> : null}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

const Nothing = () => <span className="text-text-3">-</span>

function StateWords({ file, timeZone }: { file: ListedFile; timeZone: string }) {
  if (file.state === 'failed') return <SubLine>{file.fault}</SubLine>
  if (file.state !== 'ready' || !file.keptUntil) return null
  return (
    <SubLine>
      until <DateText date={dateIn(file.keptUntil, timeZone)} />
    </SubLine>
  )
}
