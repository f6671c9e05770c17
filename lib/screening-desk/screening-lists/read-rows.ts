import { standsForNone } from '@/lib/compliance/screening/signs/not-read'
import type { Destination } from '@/lib/compliance/screening/types'
import { type ColumnRole, placesDestination } from './column-roles'
import type { Column } from './file/column'
import { WHOLE_ROW } from './file/column-plan'
import { isFilled } from './file/table'
import type { RowToScreen } from './screened-row'

/** Column numbers of a row: screened as a destination, read in the light pass, not read. */
export type ExaminedColumns = { screened: number[]; lightly: number[]; unread: number[] }

/** One row of a file: what is screened in it, and which columns were and were not read. Empty cells are in neither. */
export type RowReading = RowToScreen & { examined: ExaminedColumns }

/** The engine does not read a longer field, but sends it to review: no more of it needs to be sent. */
const LONGEST_FIELD = 20_000

const isCoordinate = (role: ColumnRole): role is 'latitude' | 'longitude' => role === 'latitude' || role === 'longitude'

/**
 * One row of a file as a destination: columns of the same role are joined, empty cells are left out, a comma may be the
 * decimal separator.
 */
export function destinationOf(row: readonly string[], roles: readonly ColumnRole[]): Destination {
  const destination: Destination = {}
  roles.forEach((role, column) => {
    const value = row[column]?.trim() ?? ''
    if (role === 'ignored' || value === '') return
    if (isCoordinate(role)) {
      const number = Number(value.replace(',', '.'))
      if (Number.isFinite(number) && destination[role] === undefined) destination[role] = number
      else destination.text = joined(destination.text, value)
      return
    }
    destination[role] = joined(destination[role], value)
  })
  return destination
}

/** Shops give a street twice, as Street and as Address1: it is used once. */
function joined(before: string | undefined, value: string): string {
  if (before?.split(', ').includes(value)) return before
  return (before ? `${before}, ${value}` : value).slice(0, LONGEST_FIELD)
}

/**
 * What is screened in one row. Each group of screened columns is a destination of its own. If they leave the place
 * open, the address of another party is screened instead; a row with more or fewer cells than the header is also
 * screened as a whole, because its cells may be under the wrong header. Every other cell with words, a phone number or
 * coordinates gets a light pass. A row that gives no place, such as only a name, is also screened as empty, which is
 * never clear.
 */
export function readRow(cells: readonly string[], columns: readonly Column[], width: number | null): RowReading {
  const filled = columns.filter(({ at }) => isFilled(cells[at]))
  const chosen = filled.filter(({ role }) => role !== 'ignored')
  const isPlaced = chosen.some(({ role, at }) => placesDestination(role) && !standsForNone(cells[at] ?? ''))
  const instead = isPlaced ? [] : otherAddresses(filled)
  const screened = [...chosen, ...instead.map((one) => ({ ...one, role: one.holds }))]
  const rest = filled.filter((one) => one.role === 'ignored' && !instead.includes(one))
  const read = rest.filter(({ holds, at }) => holds !== 'ignored' || isLegible(cells[at] ?? ''))
  const isRagged = width !== null && cells.length !== width
  const destinations = grouped(screened, cells).map(({ label, destination }) => ({ party: label, destination }))
  if (isRagged) destinations.push({ party: 'Whole row', destination: wholeRow(cells) })
  else if (!isPlaced && instead.length === 0 && !chosen.some(({ role }) => role === 'region' || role === 'country'))
    destinations.push({ party: '', destination: {} })
  const unread = isRagged ? [] : rest.filter((one) => !read.includes(one))
  return {
    destinations,
    others: othersOf(read, cells, chosen, isRagged),
    examined: {
      screened: (isRagged ? filled : screened).map(({ at }) => at).toSorted((one, two) => one - two),
      lightly: isRagged ? [] : read.map(({ at }) => at),
      unread: unread.map(({ at }) => at),
    },
  }
}

/** The columns of parties that are not screened and have an address in this row. */
function otherAddresses(filled: readonly Column[]): Column[] {
  const held = filled.filter(({ role, holds }) => role === 'ignored' && holds !== 'ignored')
  const placed = new Set(held.filter(({ holds }) => placesDestination(holds)).map(({ group }) => group))
  return held.filter(({ group }) => placed.has(group))
}

const wholeRow = (cells: readonly string[]): Destination =>
  destinationOf(
    cells,
    cells.map(() => 'text'),
  )

function grouped(columns: readonly Column[], cells: readonly string[]): { label: string; destination: Destination }[] {
  return [...new Set(columns.map(({ group }) => group))].map((id) => {
    const own = columns.filter(({ group }) => group === id)
    const destination = destinationOf(
      own.map(({ at }) => cells[at] ?? ''),
      own.map(({ role }) => role),
    )
    return { label: own[0]?.label ?? '', destination }
  })
}

/**
 * The input of the light pass: the address of a party as one, every other cell by itself. Cells that were joined into
 * one text, without a header or in a row of another width, are also read by themselves: combining them is a guess.
 */
function othersOf(
  read: readonly Column[],
  cells: readonly string[],
  chosen: readonly Column[],
  isRagged: boolean,
): RowToScreen['others'] {
  const parties = read.filter(({ holds }) => holds !== 'ignored').map((one) => ({ ...one, role: one.holds }))
  const single = read.filter(({ holds }) => holds === 'ignored')
  const texts = chosen.filter(({ role, group }) => role === 'text' && group === WHOLE_ROW)
  const guessed = texts.length > 1 ? texts.filter(({ at }) => isLegible(cells[at] ?? '')) : []
  const alone = (one: Column, isScreened: boolean) => ({
    column: one.name,
    destination: { text: (cells[one.at] ?? '').trim().slice(0, LONGEST_FIELD) },
    isScreened,
  })
  return [
    ...[...new Set(parties.map(({ group }) => group))].flatMap((id) => {
      const own = parties.filter(({ group }) => group === id)
      const [one] = grouped(own, cells)
      return one
        ? [{ column: own.map(({ name }) => name).join(', '), destination: one.destination, isScreened: false }]
        : []
    }),
    ...single.map((one) => alone(one, isRagged)),
    ...guessed.map((one) => alone(one, true)),
  ]
}

/** Words, a phone number with its code, or two numbers with a fraction, which may be coordinates. */
const isLegible = (cell: string): boolean => /\p{L}|\+\s*\d|\(\d{3,5}\)|\d[.,]\d{2,}\D+\d+[.,]\d{2,}/u.test(cell)
