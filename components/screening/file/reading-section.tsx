'use client'

import { Callout } from '@/components/ui/feedback/callout'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import type { Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'
import { type HeaderPlace, NO_HEADER } from '@/lib/screening-desk/screening-lists/file/find-header'
import type { OpenedSheet } from '@/lib/screening-desk/screening-lists/file/open-sheet'
import { type FileRow, isFilled, type LineProblem, type Sheet } from '@/lib/screening-desk/screening-lists/file/table'
import { EncodingChoice, EncodingDoubt } from './encoding-choice'
import type { Table } from './read-table'

const HEADERS_OFFERED = 12
const PROBLEMS_SHOWN = 8
const number = (value: number): string => value.toLocaleString('en-US')

/** How a file was read: its sheet, encoding and header, which can be changed, and its lines compared with the rows. */
export function ReadingSection({
  table,
  at,
  opened,
  disabled,
  chooseSheet,
  chooseEncoding,
  chooseHeader,
}: {
  table: Table
  at: number
  opened: OpenedSheet
  disabled: boolean
  chooseSheet: (at: number) => void
  chooseEncoding: (encoding: Encoding) => void
  chooseHeader: (header: HeaderPlace) => void
}) {
  const sheet = table.sheets[at]
  if (!sheet) return null
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-3 gap-3 max-tablet:grid-cols-1">
        {table.sheets.length > 1 ? (
          <Field name="sheet" label="Sheet">
            <Select
              options={table.sheets.map((one, index) => ({ value: String(index), label: sheetLabel(one) }))}
              value={String(at)}
              disabled={disabled}
              onChange={(event) => chooseSheet(Number(event.target.value))}
            />
          </Field>
        ) : null}
        {table.encoding ? (
          <EncodingChoice encoding={table.encoding} disabled={disabled} choose={chooseEncoding} />
        ) : null}
        <HeaderChoice sheet={sheet} header={opened.header} disabled={disabled} choose={chooseHeader} />
      </div>
      <EncodingDoubt doubt={table.doubt} />
      <p className="text-sm wrap-anywhere text-text-2">
        {opened.lines}
        {table.sheets.length > 1 ? ` ${otherSheets(table.sheets, at)}` : ''}
        {opened.above.length > 0 ? ` Above the header: ${opened.above.map(quoted).join('; ')}.` : ''}
      </p>
      <Problems problems={sheet.problems} />
      <Ragged rows={opened.ragged} />
    </div>
  )
}

const sheetLabel = ({ name, rows }: Sheet): string =>
  `${name}, ${rows.length === 1 ? '1 row' : `${number(rows.length)} rows`}`

const otherSheets = (sheets: readonly Sheet[], at: number): string =>
  `Not screened: ${sheets
    .filter((_, index) => index !== at)
    .map((one) => `sheet ${sheetLabel(one)}`)
    .join('; ')}.`

const lineText = ({ cells }: FileRow): string => cells.filter(isFilled).join(', ').slice(0, 60)
const quoted = (row: FileRow): string => `line ${row.line} "${lineText(row)}"`

function HeaderChoice({
  sheet,
  header,
  disabled,
  choose,
}: {
  sheet: Sheet
  header: HeaderPlace
  disabled: boolean
  choose: (header: HeaderPlace) => void
}) {
  const own = { value: String(header.first), label: headerLabel(sheet, header) }
  const offered = sheet.rows.slice(0, HEADERS_OFFERED).map((row, index) => ({
    value: String(index),
    label: `Line ${row.line}: ${lineText(row)}`,
  }))
  const options = offered.map((one) => (header.count > 0 && one.value === own.value ? own : one))
  if (header.count > 0 && header.first >= offered.length) options.push(own)
  return (
    <Field name="header" label="Column names">
      <Select
        options={[{ value: 'none', label: 'None: every row is data' }, ...options]}
        value={header.count === 0 ? 'none' : own.value}
        disabled={disabled}
        onChange={({ target: { value } }) => choose(value === 'none' ? NO_HEADER : { first: Number(value), count: 1 })}
      />
    </Field>
  )
}

function headerLabel({ rows }: Sheet, { first, count }: HeaderPlace): string {
  const [row, second] = [rows[first], rows[first + 1]]
  if (!row) return ''
  return count === 2 && second
    ? `Lines ${row.line} and ${second.line}: ${lineText(row)}`
    : `Line ${row.line}: ${lineText(row)}`
}

const LINES_NAMED = 10

function Ragged({ rows }: { rows: readonly FileRow[] }) {
  if (rows.length === 0) return null
  const named = rows.slice(0, LINES_NAMED).map(({ line }) => number(line))
  const more = rows.length > LINES_NAMED ? ` and ${number(rows.length - LINES_NAMED)} more` : ''
  return (
    <div role="status">
      <Callout
        tone="review"
        title={
          `${rows.length === 1 ? '1 row has' : `${number(rows.length)} rows have`} more or fewer ` +
          'cells than the header.'
        }
      >
        Their cells may stand under the header of another column, so each is screened whole as well: line{' '}
        {named.join(', ')}
        {more}.
      </Callout>
    </div>
  )
}

function Problems({ problems }: { problems: readonly LineProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div role="alert">
      <Callout
        tone="review"
        title={`${problems.length === 1 ? '1 line' : `${number(problems.length)} lines`} could not be read as written.`}
      >
        {problems.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => (
          <span key={`${line} ${message}`} className="block">
            Line {number(line)}: {message}.
          </span>
        ))}
      </Callout>
    </div>
  )
}
