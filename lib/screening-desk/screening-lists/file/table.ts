import { MOST_ROWS } from '../screened-row'

/** Lines above the header and a header of two rows may be beside the rows to screen. */
export const MOST_ROWS_OF_A_SHEET = MOST_ROWS + 40

/** One row of a file: its cells as text, and the lines of the file it was read from, counted from one. */
export type FileRow = { line: number; lastLine: number; cells: string[] }

/** A line that could not be read as written. */
export type LineProblem = { line: number; message: string }

/** A sheet of a file. Empty rows are counted and left out; the rest of the lines are those of the rows. */
export type Sheet = {
  name: string
  rows: FileRow[]
  lineCount: number
  emptyLineCount: number
  problems: LineProblem[]
  /** The delimiter of a CSV file; null for a spreadsheet. */
  delimiter: Delimiter | null
  /** Whether every row has as many cells as it was written with: a spreadsheet fills its rows up. */
  hasOwnWidths: boolean
}

/** `isStated` when the first line of the file is `sep=;`. */
export type Delimiter = { character: string; isStated: boolean }

export const isFilled = (cell: string | undefined): cell is string => cell !== undefined && cell.trim() !== ''

/** Lines that a row takes in the file: more than one where a cell holds line ends. */
const linesOf = ({ line, lastLine }: FileRow): number => lastLine - line + 1

const number = (value: number): string => value.toLocaleString('en-US')

/**
 * Compares the rows with the lines: every line of the file is a row, part of one, a header, a line above it, or empty.
 * Returns the count of each as a sentence.
 */
export function lineSum(sheet: Sheet, aboveCount: number, headerCount: number): string {
  const { rows, lineCount, emptyLineCount, delimiter } = sheet
  const dataCount = rows.length - aboveCount - headerCount
  const further = rows.reduce((sum, row) => sum + linesOf(row) - 1, 0)
  const stated = delimiter?.isStated ? 1 : 0
  const parts = [
    [stated, 'names the delimiter', 'name the delimiter'],
    [aboveCount, 'above the header', 'above the header'],
    [headerCount, 'of the header', 'of the header'],
    [emptyLineCount, 'empty', 'empty'],
    [dataCount, 'row to screen', 'rows to screen'],
    [further, 'further line of a row', 'further lines of rows'],
  ] as const
  const counted = parts.reduce((sum, [count]) => sum + count, 0)
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${number(count)} ${count === 1 ? one : more}`)
  const difference = lineCount - counted
  const rest = difference === 0 ? '' : ` ${number(Math.abs(difference))} lines are not accounted for.`
  return `${number(lineCount)} ${lineCount === 1 ? 'line' : 'lines'}: ${words.join(', ')}.${rest}`
}
