import { readHeader } from './read-header'
import { type FileRow, isFilled } from './table'

/** The rows with the column names: `count` rows from `first` on; none when `count` is 0. */
export type HeaderPlace = { first: number; count: 0 | 1 | 2 }

export const NO_HEADER: HeaderPlace = { first: 0, count: 0 }

/** The number of rows that are tried as a header. */
const ROWS_TRIED = 30
/** A single known word is a header only near the top: further down it is more likely a value. */
const ROWS_TRIED_FOR_ONE = 6

type Tried = { filled: number; sure: number; namesParty: boolean }

function tryRow(row: FileRow | undefined): Tried {
  const cells = row?.cells.filter(isFilled) ?? []
  const read = cells.map(readHeader).filter((one) => one?.isSure)
  return { filled: cells.length, sure: read.length, namesParty: read.some((one) => one?.party) }
}

/**
 * Finds the row with the column names: the one with the most header words, below lines with a title. The row above or
 * below it belongs to the header too where it names parties, or parts of what is above.
 */
export function findHeader(rows: readonly FileRow[]): HeaderPlace {
  const tried = rows.slice(0, ROWS_TRIED).map(tryRow)
  let at = -1
  for (const [index, { filled, sure }] of tried.entries()) {
    const isHeader = sure > 0 && sure * 3 >= filled && (sure > 1 || index < ROWS_TRIED_FOR_ONE)
    if (isHeader && sure > (tried[at]?.sure ?? 0)) at = index
  }
  const own = tried[at]
  if (!own || tried.slice(0, at).some(({ filled }) => filled > Math.max(1, own.filled))) return NO_HEADER
  const [above, below] = [tried[at - 1], tried[at + 1]]
  if (above?.namesParty && isNext(rows, at - 1)) return { first: at - 1, count: 2 }
  const isSecond = below && below.filled > 0 && below.sure === below.filled && hasGaps(rows[at], rows[at + 1])
  return isSecond && isNext(rows, at) ? { first: at, count: 2 } : { first: at, count: 1 }
}

const isNext = (rows: readonly FileRow[], at: number): boolean => rows[at + 1]?.line === (rows[at]?.lastLine ?? 0) + 1

/** Whether the lower row names something that the upper one leaves empty. */
const hasGaps = (upper: FileRow | undefined, lower: FileRow | undefined): boolean =>
  lower?.cells.some((cell, column) => isFilled(cell) && !isFilled(upper?.cells[column])) ?? false

const clean = (cell: string | undefined): string => cell?.replace(/\s+/g, ' ').trim() ?? ''

/**
 * The names of `width` columns. In a header of two rows, an upper cell extends over the empty ones to its right, like a
 * merged cell. Empty where a column has no name.
 */
export function headerNames(rows: readonly FileRow[], { first, count }: HeaderPlace, width: number): string[] {
  const [upper, lower] =
    count === 2 ? [rows[first], rows[first + 1]] : [undefined, count === 1 ? rows[first] : undefined]
  let over = ''
  return Array.from({ length: width }, (_, column) => {
    const [above, own] = [clean(upper?.cells[column]), clean(lower?.cells[column])]
    over = above || (own ? over : '')
    return [above || over, own].filter(Boolean).join(' ')
  })
}
