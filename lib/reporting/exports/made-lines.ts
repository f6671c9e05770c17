import { defanged } from '@/lib/screening-desk/screening-lists/defang'
import type { CellKind } from './sheet-rows'

/** A column of a file whose rows are made by the program and not by a statement. */
export type MadeColumn = { header: string; kind: CellKind; description?: string }

/**
 * Its values as text, in the order of the columns: a number as `-12.50`, a day as `2026-11-27`; null where there is
 * none.
 */
export type MadeRow = readonly (string | null)[]

/** One line in each form that PostgreSQL has for it, so that it becomes a file as the rows of a statement do. */
export const MADE_LINES: Readonly<
  Record<'csv' | 'xlsx' | 'jsonl', (columns: readonly MadeColumn[], row: MadeRow) => string>
> = {
  csv: (columns, row) => `${cells(columns, row).map(quoted).join(',')}\n`,
  xlsx: (columns, row) => `${cells(columns, row).map(escaped).join('\t')}\n`,
  jsonl: (columns, row) => {
    const pairs = columns.map(({ header, kind }, at) => `${JSON.stringify(header)}:${jsonOf(kind, row[at] ?? null)}`)
    return `{${pairs.join(',')}}\n`
  },
}

/**
 * What a spreadsheet would run gets an apostrophe, as in every other file; numbers and days are written as they are.
 */
const cells = (columns: readonly MadeColumn[], row: MadeRow): string[] =>
  columns.map(({ kind }, at) => (kind === 'text' ? defanged(row[at] ?? '') : (row[at] ?? '')))

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (cell: string): string => cell.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)

function jsonOf(kind: CellKind, value: string | null): string {
  if (value === null) return 'null'
  return kind === 'number' ? value : JSON.stringify(value)
}
