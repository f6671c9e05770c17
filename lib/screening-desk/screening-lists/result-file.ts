import type { ScreeningOutcome } from '@/lib/compliance/screening/types'
import { defanged } from './defang'
import type { Column } from './file/column'
import type { FileRow } from './file/table'
import { readRow } from './read-rows'
import type { ScreenedRow } from './screened-row'

/** The columns that follow those of the file. */
const ADDED = [
  'Line',
  'Outcome',
  'Reasons',
  'Rules',
  'Matched',
  'Found in other columns',
  'Screened columns',
  'Light pass columns',
  'Columns not looked at',
  'Places version',
  'Screening version',
] as const

/** A file as it was read, with what was answered for each row. */
export type ScreenedFile = {
  columns: readonly Column[]
  /** The number of cells of its header; null where rows have no width of their own. */
  width: number | null
  rows: readonly FileRow[]
  answers: readonly (ScreenedRow | undefined)[]
  versions: { placesVersion: string; rulesVersion: string }
}

/** Which rows of a result are meant: those of one outcome, or those with a hit in a column that is not screened. */
export type ResultFilter = ScreeningOutcome | 'hits'

export const matchesFilter = ({ outcome, hits }: ScreenedRow, filter: ResultFilter): boolean =>
  filter === 'hits' ? hits.length > 0 : outcome === filter

/**
 * Every row of the file in its order, or those that a filter means: its own columns as they were, then the outcome with
 * its reasons, and which of its columns were and were not looked at.
 */
export function resultRows(file: ScreenedFile, only?: ResultFilter): string[][] {
  const { columns, rows, answers } = file
  const header = columns.map(({ header, name }) => header || name)
  const lines = rows.flatMap((row, index) => {
    const answer = answers[index]
    if (!answer || (only && !matchesFilter(answer, only))) return []
    const cells = columns.map((_, column) => row.cells[column] ?? '')
    return [[...cells, ...addedCells(file, row, answer)].map(defanged)]
  })
  return [[...header, ...ADDED].map(defanged), ...lines]
}

function addedCells({ columns, width, versions }: ScreenedFile, row: FileRow, answer: ScreenedRow): string[] {
  const { outcome, parts, hits } = answer
  const { screened, lightly, unread } = readRow(row.cells, columns, width).examined
  const named = (at: readonly number[]) => at.map((column) => columns[column]?.name ?? '').join('; ')
  const reasons = parts.flatMap((part) => part.reasons)
  const spoken = parts.flatMap(({ party, reasons: own }) =>
    own.map(({ message }) => (party && parts.length > 1 ? `${party}: ${message}` : message)),
  )
  return [
    String(row.line),
    outcome,
    [
      ...spoken,
      ...(outcome === 'review' && spoken.length === 0 ? ['Found in a column that is not screened.'] : []),
    ].join(' '),
    [...new Set(reasons.map(({ rule }) => rule))].join('; '),
    [...new Set(reasons.map(({ matched }) => matched).filter(Boolean))].join('; '),
    hits.map(({ column, reasons: own }) => `${column}: ${own.map(({ message }) => message).join(' ')}`).join(' '),
    named(screened),
    named(lightly),
    named(unread),
    versions.placesVersion,
    versions.rulesVersion,
  ]
}

/** RFC 4180 with the byte order mark that spreadsheets need to read Cyrillic. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
