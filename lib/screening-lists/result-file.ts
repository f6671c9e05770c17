import type { ScreeningOutcome } from '@/lib/screening/types'
import { defanged } from './defang'
import type { ScreenedRow } from './screened-row'

/** The columns that follow those of the file. */
const ADDED = ['Outcome', 'Reasons', 'Rules', 'Matched', 'Places version', 'Rules version'] as const

/** A file as it was read, with what was answered for each row. */
export type ScreenedFile = {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  answers: readonly (ScreenedRow | undefined)[]
  versions: { placesVersion: string; rulesVersion: string }
}

/**
 * Every row of the file in its order, or those of one outcome: its own columns as they were, then the outcome with its
 * reasons.
 */
export function resultRows({ header, rows, answers, versions }: ScreenedFile, only?: ScreeningOutcome): string[][] {
  const lines = rows.flatMap((row, index) => {
    const answer = answers[index]
    if (!answer || (only && answer.outcome !== only)) return []
    const spoken = answer.reasons.filter((reason) => reason.outcome !== 'clear')
    const cells = header.map((_, column) => row[column] ?? '')
    return [
      [
        ...cells,
        answer.outcome,
        spoken.map(({ says }) => says).join(' '),
        [...new Set(spoken.map(({ rule }) => rule))].join('; '),
        [...new Set(spoken.map(({ matched }) => matched).filter(Boolean))].join('; '),
        versions.placesVersion,
        versions.rulesVersion,
      ].map(defanged),
    ]
  })
  return [[...header, ...ADDED].map(defanged), ...lines]
}

/** RFC 4180 with the byte order mark that spreadsheets need to read Cyrillic. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
