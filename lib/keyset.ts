import { Prisma } from '@/generated/prisma/client'
import { readDate } from '@/lib/calendar'
import { PAGE_SIZE, readCursor, writeCursor } from '@/lib/list-params'

/**
 * The order of a list: one expression and the id, both in the same direction. `by` is never null (coalesce it), and the rows selected carry
 * `place`, the same expression as text.
 */
export type ListOrder = {
  by: Prisma.Sql
  id: Prisma.Sql
  type: 'text' | 'integer' | 'date'
  direction: 'ascending' | 'descending'
}

/** Where the page begins: after a row, or, going back, before one. */
export type ListPlace = { after?: string; before?: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The condition, order and limit that read one page and one row more. A place that cannot be read is the beginning. */
export function keysetOf(order: ListOrder, place: ListPlace): { where: Prisma.Sql; orderAndLimit: Prisma.Sql } {
  const backwards = isBackwards(place)
  const cursor = readPlace(order.type, backwards ? place.before : place.after)
  const rising = (order.direction === 'ascending') !== backwards
  const [beyond, reached, sort] = (rising ? ['>', '>=', 'ASC'] : ['<', '<=', 'DESC']).map((text) => Prisma.raw(text))
  const type = Prisma.raw(order.type)
  // `x <= v AND (x < v OR id < w)`, not the OR alone: the index gives the first half its beginning.
  const where = cursor
    ? Prisma.sql`${order.by} ${reached} ${cursor.value}::${type} AND (${order.by} ${beyond} ${cursor.value}::${type} OR ${order.id} ${beyond} ${cursor.id}::uuid)`
    : Prisma.sql`TRUE`
  return { where, orderAndLimit: Prisma.sql`ORDER BY ${order.by} ${sort}, ${order.id} ${sort} LIMIT ${PAGE_SIZE + 1}` }
}

/** The order alone, from the first row to the last: for an export. */
export function orderOf(order: ListOrder): Prisma.Sql {
  const sort = Prisma.raw(order.direction === 'ascending' ? 'ASC' : 'DESC')
  return Prisma.sql`ORDER BY ${order.by} ${sort}, ${order.id} ${sort}`
}

export type ListPage<Row> = { rows: Row[]; before: string | undefined; after: string | undefined; isFirst: boolean }

/** Turns what was read into a page with the places before and after it, where there are rows. */
export function pageOf<Row extends { id: string; place: string }>(read: Row[], place: ListPlace): ListPage<Row> {
  const backwards = isBackwards(place)
  const more = read.length > PAGE_SIZE
  const rows = read.slice(0, PAGE_SIZE)
  if (backwards) rows.reverse()
  const first = rows[0]
  const last = rows[rows.length - 1]
  const before = backwards ? more : place.after !== undefined
  const after = backwards || more
  return {
    rows,
    before: before && first ? writeCursor({ value: first.place, id: first.id }) : undefined,
    after: after && last ? writeCursor({ value: last.place, id: last.id }) : undefined,
    isFirst: !before,
  }
}

const isBackwards = ({ after, before }: ListPlace): boolean => before !== undefined && after === undefined

function readPlace(type: ListOrder['type'], text: string | undefined) {
  const cursor = readCursor(text)
  if (!cursor || !UUID.test(cursor.id)) return null
  if (type === 'integer' && !/^-?\d{1,9}$/.test(cursor.value)) return null
  if (type === 'date' && !/^-?infinity$/.test(cursor.value) && !isIsoDate(cursor.value)) return null
  return cursor
}

const isIsoDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text).ok

/** A pattern for ILIKE that finds the words anywhere, whatever signs they hold. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
