import { type ColumnPlan, planColumns } from './column-plan'
import { findHeader, type HeaderPlace, headerNames } from './find-header'
import { type FileRow, lineSum, type Sheet } from './table'

/** A sheet as interpreted: its header, its columns, the rows to screen, and the lines above the header. */
export type OpenedSheet = ColumnPlan & {
  header: HeaderPlace
  rows: FileRow[]
  above: FileRow[]
  /** The number of header cells; a row with another number of cells is also screened as a whole. Null: any number. */
  width: number | null
  /** A sentence that compares the number of rows with the lines of the file. */
  lines: string
  /** Rows with another number of cells than the header. */
  ragged: FileRow[]
}

/** Opens a sheet with the chosen header, else with the one that is found. */
export function openSheet(sheet: Sheet, header: HeaderPlace = findHeader(sheet.rows)): OpenedSheet {
  const from = header.count === 0 ? 0 : header.first
  const rows = sheet.rows.slice(from + header.count)
  const names = headerNames(sheet.rows, header, widthOf(sheet.rows.slice(from)))
  const plan = planColumns(names, header.count > 0, rows)
  const last = sheet.rows[from + header.count - 1]
  const width = sheet.hasOwnWidths && header.count > 0 ? (last?.cells.length ?? null) : null
  return {
    ...plan,
    header,
    rows,
    above: sheet.rows.slice(0, from),
    width,
    ragged: width === null ? [] : rows.filter(({ cells }) => cells.length !== width),
    lines: lineSum(sheet, from, header.count),
  }
}

function widthOf(rows: readonly FileRow[]): number {
  let width = 0
  for (const { cells } of rows) if (cells.length > width) width = cells.length
  return width
}

/** The sheet with the data: one whose columns are known takes precedence, then the one with the most rows. */
export function chooseSheet(sheets: readonly Sheet[]): number {
  const rated = sheets.map((sheet) => {
    const { basis, rows } = openSheet(sheet)
    return { isKnown: basis === 'whole-row' ? 0 : 1, rows: rows.length }
  })
  let best = 0
  for (const [at, one] of rated.entries()) {
    const before = rated[best]
    if (before && (one.isKnown - before.isKnown || one.rows - before.rows) > 0) best = at
  }
  return best
}
