import { MOST_COLUMNS } from '../screened-row'
import { CsvRows } from './csv-rows'
import { findDelimiter } from './delimiter'
import { type FileRow, isFilled, MOST_ROWS_OF_A_SHEET, type Sheet } from './table'

/** Rows read between two pauses in reading a large file. */
const ROWS_A_BREATH = 5_000

/**
 * Reads CSV text into a sheet, a number of rows at a time: the caller may pause after each step. It ends one row after
 * the most that a sheet may have.
 */
export function* readCsv(name: string, text: string): Generator<undefined, Sheet> {
  const { at, line, ...delimiter } = findDelimiter(text)
  const reader = new CsvRows(text, delimiter.character, { at, line }, MOST_COLUMNS)
  const rows: FileRow[] = []
  let emptyLineCount = 0
  let lineCount = line - 1
  for (let row = reader.next(); row; row = reader.next()) {
    lineCount = row.lastLine
    if (row.cells.some(isFilled)) rows.push(row)
    else emptyLineCount += row.lastLine - row.line + 1
    if (rows.length > MOST_ROWS_OF_A_SHEET) break
    if (rows.length % ROWS_A_BREATH === 0) yield
  }
  return { name, rows, lineCount, emptyLineCount, problems: reader.problems, delimiter, hasOwnWidths: true }
}
