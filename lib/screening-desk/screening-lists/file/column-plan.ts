import { type ColumnRole, placesDestination } from '../column-roles'
import type { Column } from './column'
import { joinGroups } from './join-groups'
import { type PartyKind, readHeader } from './read-header'
import { type FileRow, isFilled } from './table'

/**
 * Why these columns are screened: they name the receiver (`delivery`); they are the only address (`only`); none is
 * certainly the destination, so every address is screened (`unsure`); or the content of the columns is unknown, so the
 * whole row is screened (`whole-row`).
 */
export type PlanBasis = 'delivery' | 'only' | 'unsure' | 'whole-row'
export type ColumnPlan = { columns: Column[]; basis: PlanBasis }

/** The group of all columns of a file without a header. */
export const WHOLE_ROW = ''

const SAMPLE = 200

/**
 * Decides which columns are screened. Columns of the receiver take precedence over those of the party that pays, sells,
 * sends or is registered; where two could be the destination, or none certainly is, every address is screened. Without
 * a header every column is.
 */
export function planColumns(names: readonly string[], hasHeader: boolean, rows: readonly FileRow[]): ColumnPlan {
  const samples = names.map((_, column) => sampleOf(rows, column))
  const columns = names.map((name, column) => columnOf(name, column, names, samples[column] ?? []))
  if (!hasHeader) return wholeRow(columns)
  settleStreets(columns)
  const groups = groupsOf(columns)
  const placed = groups.filter(({ places }) => places)
  const receiving = placed.filter(({ kind }) => kind === 'delivery')
  const unnamed = placed.filter(({ kind }) => kind === 'plain')
  if (receiving.length > 0) return screened(columns, [...receiving, ...unnamed], 'delivery')
  if (unnamed.length > 0 && placed.length === unnamed.length) return screened(columns, unnamed, 'only')
  for (const [at, column] of columns.entries())
    if (column.holds === 'ignored' && looksLikeAddress(samples[at] ?? [])) {
      column.holds = 'text'
      column.group = `column ${at}`
    }
  const all = groupsOf(columns).filter(({ places }) => places)
  return all.length > 0 ? screened(columns, all, 'unsure') : wholeRow(columns)
}

type Group = { id: string; kind: PartyKind; places: boolean }

function groupsOf(columns: readonly Column[]): Group[] {
  const held = columns.filter(({ holds, isEmpty }) => holds !== 'ignored' && !isEmpty)
  return [...new Set(held.map(({ group }) => group))].map((id) => {
    const own = held.filter(({ group }) => group === id)
    return { id, kind: own[0]?.kind ?? 'plain', places: own.some(({ holds }) => placesDestination(holds)) }
  })
}

function screened(columns: Column[], groups: readonly Group[], basis: PlanBasis): ColumnPlan {
  joinGroups(
    columns,
    groups.map(({ id }) => id),
  )
  const ids = new Set(groups.map(({ id }) => id))
  for (const column of columns) {
    const receives = column.kind === 'delivery' && column.holds !== 'ignored'
    column.role = !column.isEmpty && (ids.has(column.group) || receives) ? column.holds : 'ignored'
  }
  return { columns, basis: basis === 'only' && ids.size > 1 ? 'unsure' : basis }
}

function wholeRow(columns: Column[]): ColumnPlan {
  for (const column of columns) {
    column.role = column.isEmpty ? 'ignored' : 'text'
    column.holds = column.role
    column.group = WHOLE_ROW
    column.label = ''
  }
  return { columns, basis: 'whole-row' }
}

function columnOf(name: string, column: number, names: readonly string[], sample: readonly string[]): Column {
  const read = readHeader(name)
  // A repeated header belongs to another party: City, City.
  const times =
    name === '' ? 0 : names.slice(0, column).filter((one) => one.toLowerCase() === name.toLowerCase()).length
  const nth = times > 0 ? ` (${times + 1})` : ''
  return {
    at: column,
    header: name,
    name: name === '' ? `Column ${column + 1}` : `${name}${nth}`,
    role: 'ignored',
    holds: read ? (read.role ?? bareRole(sample)) : 'ignored',
    kind: read?.kind ?? 'plain',
    group: `${read?.kind ?? 'plain'} ${read?.party ?? ''}${nth}`,
    label: `${read?.label ?? ''}${nth}`.trim(),
    isEmpty: sample.length === 0,
  }
}

/** "Consignee" and "Shipping" alone hold an address, a name or a cost: the cells show which. */
function bareRole(sample: readonly string[]): ColumnRole {
  if (!sample.some((value) => /\p{L}/u.test(value))) return 'ignored'
  return looksLikeAddress(sample) ? 'text' : 'name'
}

/** Beside a city or a region an address is the street and the house. */
function settleStreets(columns: Column[]): void {
  for (const group of new Set(columns.map((column) => column.group))) {
    const own = columns.filter((column) => column.group === group && !column.isEmpty)
    const has = (...roles: ColumnRole[]) => own.some(({ holds }) => roles.includes(holds))
    if (has('city', 'region')) for (const column of own) if (column.holds === 'text') column.holds = 'address'
  }
}

function sampleOf(rows: readonly FileRow[], column: number): string[] {
  const values: string[] = []
  for (const { cells } of rows) {
    const cell = cells[column]
    if (isFilled(cell)) values.push(cell)
    if (values.length === SAMPLE) break
  }
  return values
}

/** Most cells hold words and a comma, or several words with a number among them. */
function looksLikeAddress(sample: readonly string[]): boolean {
  const like = sample.filter((value) => /\p{L}{3}/u.test(value) && (/[,\n]/.test(value) || endsWithNumber(value)))
  return like.length * 2 > sample.length
}

/** A letter, then a blank, then a digit: looked for one after the other, since one pattern is cubic in a long cell. */
function endsWithNumber(value: string): boolean {
  const letter = value.search(/\p{L}/u)
  const blank = value.slice(letter + 1).search(/\s/)
  return letter >= 0 && blank >= 0 && /\d/.test(value.slice(letter + 1 + blank))
}
