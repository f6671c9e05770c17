import { MOST_ROWS } from '@/lib/screening-lists/screened-row'
import { decode } from './decode'
import { TextPieces } from './text-pieces'

/** A sheet of a file: rows of cells as text, empty rows at the end left out. */
export type Sheet = { name: string; rows: string[][] }
export type ReadTable = { ok: true; sheets: Sheet[] } | { ok: false; says: string }

/** A larger file than this holds more than the rows that are taken, or something else. */
const LARGEST_FILE_BYTES = 60 * 2 ** 20
const HEADER_ROW = 1

/** Reads a CSV or XLSX file in this browser; nothing is sent anywhere. What cannot be read is said in words. */
export async function readTable(file: File): Promise<ReadTable> {
  if (file.size === 0) return { ok: false, says: `${file.name} is empty` }
  if (file.size > LARGEST_FILE_BYTES)
    return {
      ok: false,
      says: `${file.name} is larger than 60 MB. Split it, or save it as CSV with the columns of the address alone`,
    }
  const signature = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  const isZip = signature[0] === 0x50 && signature[1] === 0x4b
  const isOldOffice = signature[0] === 0xd0 && signature[1] === 0xcf
  if (isOldOffice)
    return {
      ok: false,
      says: `${file.name} is an XLS file or protected by a password. Save it as XLSX without a password, or as CSV`,
    }
  const sheets = await (isZip ? readXlsx(file) : readCsv(file)).catch(() => null)
  if (!sheets) return { ok: false, says: `${file.name} cannot be read as a table. Save it as XLSX or CSV` }
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) return { ok: false, says: `${file.name} has no rows` }
  const longest = filled.find(({ rows }) => rows.length > MOST_ROWS + HEADER_ROW)
  if (longest)
    return {
      ok: false,
      says: `${longest.name} has ${longest.rows.length.toLocaleString('en-US')} rows; ${MOST_ROWS.toLocaleString('en-US')} can be screened at a time. Split the file`,
    }
  return { ok: true, sheets: filled }
}

async function readXlsx(file: File): Promise<Sheet[]> {
  const { default: readExcelFile } = await import('read-excel-file/browser')
  // Numbers stay as they are written: a postal code is no quantity.
  const sheets = await readExcelFile<string>(file, { parseNumber: (digits) => digits, trim: false })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }))
}

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)

async function readCsv(file: File): Promise<Sheet[] | null> {
  const { default: papa } = await import('papaparse')
  const text = await decode(file)
  if (text.includes('\u0000')) return null
  const rows: string[][] = []
  await new Promise<void>((resolve, reject) => {
    // In pieces, with a breath between them: the page stays alive while a large file is read.
    const pieces = new TextPieces(text)
    const parser = papa.parse<string[]>(pieces.sample(), { preview: 20, skipEmptyLines: 'greedy' })
    const delimiter = parser.meta.delimiter
    const next = () => {
      const piece = pieces.next()
      if (piece === null) return resolve()
      try {
        const parsed = papa.parse<string[]>(piece, { delimiter, skipEmptyLines: 'greedy' })
        for (const row of parsed.data) rows.push(row)
        setTimeout(next, 0)
      } catch (error) {
        reject(error)
      }
    }
    next()
  })
  return [{ name: file.name, rows }]
}
