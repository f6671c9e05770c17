import { DateText, InstantText } from '@/components/ui/date-text'
import { RowLink } from '@/components/ui/link'
import { PhoneWords } from '@/components/ui/phone-words'
import { Reference, SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { byteWords } from '@/lib/kernel/byte-words'
import { dateIn } from '@/lib/kernel/calendar'
import { fileKindWords } from '@/lib/report-definition/file-kinds'
import type { ListedFile } from '@/lib/reporting/export-files/export-file-queries'
import { periodWords } from '@/lib/reporting/export-schedules/moments'
import type { FilterWords } from '@/lib/reporting/exports/filter-words'
import { reportWords } from '@/lib/reporting/exports/report-words'
import { DownloadButton } from './download-button'
import { FileStateTag } from './file-state-tag'

const SHOWN_OF_HASH = 12

type Props = { files: readonly ListedFile[]; words: FilterWords; timeZone: string }

/** Files of the download list: what each is, as of when, for whom, and the button. */
export function FileTable({ files, words, timeZone }: Props) {
  return (
    <Table caption="Files of the download list, newest first">
      <TableHead>
        <Th width="34%">File</Th>
        <Th>As of</Th>
        <Th>Asked for by</Th>
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
              <RowLink href={`/exports/downloads/${file.id}`}>{reportWords(file.report)}</RowLink>
              <span className="text-text-3">{` ${fileKindWords(file.format)}`}</span>
              <SubLine>{words(file.parameters)}</SubLine>
            </Td>
            <Td fold="full">
              <PhoneWords>as of </PhoneWords>
              <InstantText instant={file.asOf} timeZone={timeZone} />
            </Td>
            <Td fold="full">
              {file.askedBy}
              <SubLine>{file.schedule && file.period ? `${file.schedule}, ${periodWords(file.period)}` : null}</SubLine>
            </Td>
            <Td fold="start" num className="max-tablet:text-left">
              {file.rowCount === null ? <Nothing /> : file.rowCount.toLocaleString('en-US')}
              <PhoneWords>rows</PhoneWords>
            </Td>
            <Td fold="end" num>
              {file.sha256 ? byteWords(file.size) : <Nothing />}
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
