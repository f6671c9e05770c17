import { defanged } from '@/lib/screening-desk/screening-lists/defang'
import type { CellKind } from './sheet-rows'

/** A column of a file whose rows are computed by the program and not by a statement. */
export type ComputedColumn = { header: string; kind: CellKind; description?: string }

/**
 * The values of a row as text, in the order of the columns: a number as `-12.50`, a day as `2026-11-27`; null where
 * there is none.
 */
export type ComputedRow = readonly (string | null)[]

/** Writes a row as PostgreSQL's COPY would in each format, so that it becomes a file in the same way. */
export const COMPUTED_LINES: Readonly<
  Record<'csv' | 'xlsx' | 'jsonl', (columns: readonly ComputedColumn[], row: ComputedRow) => string>
> = {
  csv: (columns, row) => `${cells(columns, row).map(quoted).join(',')}\n`,
  xlsx: (columns, row) => `${cells(columns, row).map(escaped).join('\t')}\n`,
  jsonl: (columns, row) => {
    const pairs = columns.map(({ header, kind }, at) => `${JSON.stringify(header)}:${jsonOf(kind, row[at] ?? null)}`)
    return `{${pairs.join(',')}}\n`
  },
}

/**
 * Text that a spreadsheet would run gets an apostrophe, as in every other file; numbers and days are written as they
 * are.
 */
const cells = (columns: readonly ComputedColumn[], row: ComputedRow): string[] =>
  columns.map(({ kind }, at) => (kind === 'text' ? defanged(row[at] ?? '') : (row[at] ?? '')))

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (cell: string): string => cell.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)

function jsonOf(kind: CellKind, value: string | null): string {
  if (value === null) return 'null'
  return kind === 'number' ? value : JSON.stringify(value)
}
