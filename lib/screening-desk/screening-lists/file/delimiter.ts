import { CsvRows } from './csv-rows'
import { type Delimiter, isFilled } from './table'

const CANDIDATES = [',', ';', '\t', '|'] as const
const ROWS_TRIED = 60
const CHARACTERS_TRIED = 40_000

/** Where the rows begin, and the delimiter of their cells. */
export type CsvStart = Delimiter & { at: number; line: number }

/** A spreadsheet file may state its delimiter in its first line: sep=; */
const STATED = /^"?sep=(.)"?[ ]*(?:\r\n|\r|\n|$)/i

/**
 * Finds the delimiter: the one the file states, else the character that splits most of the first rows into the same
 * number of cells. A comma where none does.
 */
export function findDelimiter(text: string): CsvStart {
  const stated = STATED.exec(text)
  if (stated?.[1]) return { character: stated[1], isStated: true, at: stated[0].length, line: 2 }
  const sample = text.slice(0, CHARACTERS_TRIED)
  const rated = CANDIDATES.map((character) => ({ character, score: evenness(sample, character) }))
  const best = rated.reduce((before, one) => (one.score > before.score ? one : before))
  return { character: best.score > 0 ? best.character : ',', isStated: false, at: 0, line: 1 }
}

/** The share of rows with the most common number of cells, above one; for equal shares more cells win. */
function evenness(sample: string, character: string): number {
  const reader = new CsvRows(sample, character)
  const widths = new Map<number, number>()
  let rows = 0
  for (let row = reader.next(); row && rows < ROWS_TRIED; row = reader.next()) {
    if (!row.cells.some(isFilled)) continue
    rows += 1
    widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1)
  }
  const scores = [...widths].map(([width, count]) => (width > 1 ? count / rows + Math.min(width, 99) / 1000 : 0))
  return Math.max(0, ...scores)
}
