import { Readable } from 'node:stream'

export type SheetRow = readonly string[]

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
/** Rows of one sheet below its header (ECMA-376: 1,048,576 with it); what is more goes into the next. */
export const ROWS_OF_A_SHEET = 1_048_575
const WIDEST = 60
const NARROWEST = 10
const LINE_FEED = 0x0a

/**
 * The sheets of rows that come as lines of XML, each to be opened once the one before it has been read to its end. Chunks are passed on as they are and only
 * counted, but where a sheet ends.
 */
export function sheetsOf(
  lines: Readable,
  headers: readonly string[],
  sheetCount: number,
  rowsOfASheet: number,
): (() => Readable)[] {
  const chunks = lines[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer | null = null
  const take = async (): Promise<Buffer | null> => {
    if (rest) {
      const taken = rest
      rest = null
      return taken
    }
    const next = await chunks.next()
    return next.done ? null : next.value
  }
  async function* sheet(isLast: boolean) {
    yield Buffer.from(`${HEAD}${columnsOf(headers)}<sheetData>${rowOf(headers, 1)}`)
    let left = isLast ? Number.POSITIVE_INFINITY : rowsOfASheet
    while (left > 0) {
      const chunk = await take()
      if (!chunk) break
      const end = endOfRow(chunk, left)
      yield end.at < chunk.length ? chunk.subarray(0, end.at) : chunk
      if (end.at < chunk.length) rest = chunk.subarray(end.at)
      left -= end.rows
    }
    yield Buffer.from('</sheetData></worksheet>')
  }
  return Array.from({ length: sheetCount }, (_, at) => () => Readable.from(sheet(at === sheetCount - 1)))
}

/** Where the last row that still fits ends in a chunk, and how many end in it. */
function endOfRow(chunk: Buffer, most: number): { at: number; rows: number } {
  if (most === Number.POSITIVE_INFINITY) return { at: chunk.length, rows: 0 }
  let rows = 0
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
    rows += 1
    if (rows === most) return { at: at + 1, rows }
  }
  return { at: chunk.length, rows }
}

function columnsOf(headers: readonly string[]): string {
  const widths = headers.map((header) => Math.min(WIDEST, Math.max(NARROWEST, header.length + 4)))
  return `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`
}

/** A row of text; the first is the header, in bold. For words of this program, never for what somebody typed at length. */
export function rowOf(row: SheetRow, number: number): string {
  const style = number === 1 ? ' s="1"' : ''
  const cells = row.map(
    (text, at) =>
      `<c r="${columnName(at)}${number}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A, B ... Z, AA, AB ... of a column counted from 0. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
