import { decodeText, type Encoding } from '@/lib/screening-desk/screening-lists/file/encodings'
import { chooseSheet } from '@/lib/screening-desk/screening-lists/file/open-sheet'
import { plainWorkbook } from '@/lib/screening-desk/screening-lists/file/plain-workbook'
import { readCsv } from '@/lib/screening-desk/screening-lists/file/read-csv'
import { isFilled, MOST_ROWS_OF_A_SHEET, type Sheet } from '@/lib/screening-desk/screening-lists/file/table'
import { TableRefusal } from '@/lib/screening-desk/screening-lists/file/table-refusal'
import { MOST_COLUMNS, MOST_ROWS } from '@/lib/screening-desk/screening-lists/screened-row'

/** A file as it was read: its sheets, the sheet with the data, and for text its encoding with any doubt about it. */
export type Table = { sheets: Sheet[]; chosen: number; encoding: Encoding | null; doubt: string | null }
export type ReadTable = { ok: true; table: Table } | { ok: false; message: string }

/** A file larger than this has more rows than are accepted, or is not a list of destinations. */
const LARGEST_FILE_BYTES = 60 * 2 ** 20
/** Of all sheets together: one text may be named by many cells. */
const MOST_CHARACTERS = LARGEST_FILE_BYTES
const MOST_SHEETS = 100

const number = (value: number): string => value.toLocaleString('en-US')
const refuse = (message: string): ReadTable => ({ ok: false, message })

/**
 * Reads a CSV or XLSX file in this browser; nothing is sent anywhere. Text is read in the chosen encoding, otherwise in
 * the one that fits. A file that cannot be read is refused with a message.
 */
export async function readTable(file: File, encoding?: Encoding): Promise<ReadTable> {
  if (file.size === 0) return refuse(`${file.name} is empty`)
  if (file.size > LARGEST_FILE_BYTES)
    return refuse(
      `${file.name} is larger than 60 MB. Split it, or save it as CSV with the columns of the address alone`,
    )
  const signature = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  const isZip = signature[0] === 0x50 && signature[1] === 0x4b
  const isOldOffice = signature[0] === 0xd0 && signature[1] === 0xcf
  if (isOldOffice)
    return refuse(
      `${file.name} is an XLS file or protected by a password. Save it as XLSX without a password, or as CSV`,
    )
  const read = await (isZip ? readXlsx(file) : readText(file, encoding)).catch((error) =>
    error instanceof TableRefusal ? error : null,
  )
  if (read instanceof TableRefusal) return refuse(`${file.name} ${read.message}`)
  if (!read) return refuse(`${file.name} cannot be read as a table. Save it as XLSX or CSV`)
  return checked(file.name, read)
}

function checked(fileName: string, read: Omit<Table, 'chosen'>): ReadTable {
  if (read.sheets.every(({ rows }) => rows.length === 0)) return refuse(`${fileName} has no rows`)
  const chosen = chooseSheet(read.sheets)
  const { name, rows } = read.sheets[chosen] ?? { name: fileName, rows: [] }
  if (rows.length > MOST_ROWS_OF_A_SHEET)
    return refuse(
      `${name} has more than ${number(MOST_ROWS)} rows, the most that can be screened at a time. Split the file`,
    )
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (widest > MOST_COLUMNS)
    return refuse(`${name} has ${number(widest)} columns; ${number(MOST_COLUMNS)} can be read. Remove some`)
  return { ok: true, table: { ...read, chosen } }
}

async function readXlsx(file: File): Promise<Omit<Table, 'chosen'>> {
  const { default: readExcelFile } = await import('read-excel-file/browser')
  // Numbers stay as they are written: a postal code is not a quantity.
  const workbook = await plainWorkbook(new Uint8Array(await file.arrayBuffer()))
  const options = { parseNumber: (digits: string) => digits, trim: false }
  const sheets = await readExcelFile<string>(workbook.buffer as ArrayBuffer, options)
  if (sheets.length > MOST_SHEETS) throw new TableRefusal(`has more than ${MOST_SHEETS} sheets. Remove some`)
  let characters = 0
  for (const { data } of sheets) {
    for (const row of data) for (const cell of row) characters += typeof cell === 'string' ? cell.length : 0
    if (characters > MOST_CHARACTERS) throw new TableRefusal('holds too much text. Split it')
  }
  return { sheets: sheets.map(({ sheet, data }) => sheetOf(sheet, data)), encoding: null, doubt: null }
}

function sheetOf(name: string, data: readonly (readonly unknown[])[]): Sheet {
  const all = data.map((row, at) => ({ line: at + 1, lastLine: at + 1, cells: row.map(textOf) }))
  const rows = all.filter(({ cells }) => cells.some(isFilled))
  return {
    name,
    rows,
    lineCount: all.length,
    emptyLineCount: all.length - rows.length,
    problems: [],
    delimiter: null,
    hasOwnWidths: false,
  }
}

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)

async function readText(file: File, chosen: Encoding | undefined): Promise<Omit<Table, 'chosen'> | null> {
  const { text, encoding, doubt } = decodeText(new Uint8Array(await file.arrayBuffer()), chosen)
  // Only a binary file has zeros in the encoding that fits it best.
  if (!chosen && text.includes('\u0000')) return null
  const steps = readCsv(file.name, text)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { sheets: [step.value], encoding, doubt }
    // Yield, so that the page stays responsive while a large file is read.
    await new Promise((resume) => setTimeout(resume, 0))
  }
}
