import { Prisma } from '@/generated/prisma/client'
import { type OrderType, readCursorOf } from '@/lib/kernel/list-fields'
import { PAGE_SIZE, writeCursor } from '@/lib/kernel/list-params'

/**
 * The order of a list: one expression and the id, both in the same direction. `by` is never null (coalesce it), and the
 * rows selected carry `place`, the same expression as text.
 */
export type ListOrder = {
  by: Prisma.Sql
  id: Prisma.Sql
  type: OrderType
  direction: 'ascending' | 'descending'
}

/** Where the page begins: after a row, or, going back, before one. */
export type ListPlace = { after?: string; before?: string }

export type ListPage<Row> = { rows: Row[]; before: string | undefined; after: string | undefined; isFirst: boolean }

type Keyset = {
  where: Prisma.Sql
  orderAndLimit: Prisma.Sql
  /** Turns what was read into a page with the places before and after it, where there are rows. */
  toPage: <Row extends { id: string; place: string }>(read: Row[]) => ListPage<Row>
}

/**
 * The condition, order and limit that read one page and one row more. The list's schema has refused a cursor that is
 * not of its order.
 */
export function keysetOf(order: ListOrder, place: ListPlace): Keyset {
  const after = readPlace(order.type, place.after)
  const before = after ? null : readPlace(order.type, place.before)
  const cursor = after ?? before
  const rising = (order.direction === 'ascending') !== (before !== null)
  const [beyond, reached, sort] = (rising ? ['>', '>=', 'ASC'] : ['<', '<=', 'DESC']).map((text) => Prisma.raw(text))
  const type = Prisma.raw(order.type)
  // `x <= v AND (x < v OR id < w)`, not the OR alone: the index gives the first half its beginning.
  const where = cursor
    ? Prisma.sql`${order.by} ${reached} ${cursor.value}::${type} AND (${order.by} ${beyond} ${cursor.value}::${type} OR ${order.id} ${beyond} ${cursor.id}::uuid)`
    : Prisma.sql`TRUE`
  return {
    where,
    orderAndLimit: Prisma.sql`ORDER BY ${order.by} ${sort}, ${order.id} ${sort} LIMIT ${PAGE_SIZE + 1}`,
    toPage: (read) => pageOf(read, { after: after !== null, before: before !== null }),
  }
}

function pageOf<Row extends { id: string; place: string }>(
  read: Row[],
  cameFrom: { after: boolean; before: boolean },
): ListPage<Row> {
  const more = read.length > PAGE_SIZE
  const rows = read.slice(0, PAGE_SIZE)
  if (cameFrom.before) rows.reverse()
  const [first] = rows
  const last = rows.at(-1)
  const hasBefore = cameFrom.before ? more : cameFrom.after
  const hasAfter = cameFrom.before || more
  return {
    rows,
    before: hasBefore && first ? writeCursor({ value: first.place, id: first.id }) : undefined,
    after: hasAfter && last ? writeCursor({ value: last.place, id: last.id }) : undefined,
    isFirst: !hasBefore,
  }
}

/** The order alone, from the first row to the last: for an export. */
export function orderOf(order: ListOrder): Prisma.Sql {
  const sort = Prisma.raw(order.direction === 'ascending' ? 'ASC' : 'DESC')
  return Prisma.sql`ORDER BY ${order.by} ${sort}, ${order.id} ${sort}`
}

function readPlace(type: OrderType, text: string | undefined) {
  if (text === undefined) return null
  const cursor = readCursorOf(type, text)
  if (!cursor) throw new Error('a cursor reached the list that its schema should have refused')
  return cursor
}

/** A pattern for ILIKE that finds the words anywhere, whatever signs they hold. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
