import { Prisma } from '@/generated/prisma/client'
import { type OrderType, readCursorOf } from '@/lib/kernel/list-fields'
import { PAGE_SIZE, writeCursor } from '@/lib/kernel/list-params'

type Direction = 'ascending' | 'descending'
type KeyType = OrderType | 'uuid' | 'PaymentState'

/** One expression that a list is ordered by. It is never null (coalesce it). */
export type OrderKey = { by: Prisma.Sql; type: KeyType; direction: Direction }

/** An order by several keys, which together are unique, and the text of a cursor in it. */
export type KeyedOrder<Row> = {
  keys: readonly OrderKey[]
  /** The values of a cursor, one for each key; null for text that is not a cursor of this order. */
  readCursor: (text: string) => readonly string[] | null
  writeCursor: (row: Row) => string
}

/**
 * The order of most lists: one expression and the id, both in the same direction. The rows selected carry `place`, the
 * same expression as text.
 */
export type ListOrder = { by: Prisma.Sql; id: Prisma.Sql; type: OrderType; direction: Direction }

/** Where the page begins: after a row, or, going back, before one. */
export type ListPlace = { after?: string; before?: string }

export type ListPage<Row> = { rows: Row[]; before: string | undefined; after: string | undefined; isFirst: boolean }

type Keyset<Base> = {
  where: Prisma.Sql
  orderAndLimit: Prisma.Sql
  /** Turns what was read into a page with the cursors before and after it, where there are rows. */
  toPage: <Row extends Base>(read: Row[]) => ListPage<Row>
}

/** The cursor of an integer may be larger than the column can hold. */
const SQL_TYPES: Readonly<Record<KeyType, Prisma.Sql>> = {
  text: Prisma.sql`text`,
  integer: Prisma.sql`bigint`,
  date: Prisma.sql`date`,
  timestamptz: Prisma.sql`timestamptz`,
  uuid: Prisma.sql`uuid`,
  PaymentState: Prisma.sql`"PaymentState"`,
}

/** keysetByKeys for the order of most lists. */
export const keysetOf = ({ by, id, type, direction }: ListOrder, place: ListPlace) =>
  keysetByKeys<{ id: string; place: string }>(
    {
      keys: [
        { by, type, direction },
        { by: id, type: 'uuid', direction },
      ],
      readCursor: (text) => {
        const cursor = readCursorOf(type, text)
        return cursor && [cursor.value, cursor.id]
      },
      writeCursor: (row) => writeCursor({ value: row.place, id: row.id }),
    },
    place,
  )

/**
 * The condition, order and limit that read one page and one row more, as fast on page ten thousand as on the first. The
 * list's schema has refused a cursor that is not of its order.
 */
export function keysetByKeys<Base>(order: KeyedOrder<Base>, place: ListPlace): Keyset<Base> {
  const after = readPlace(order, place.after)
  const before = after ? null : readPlace(order, place.before)
  const cursor = after ?? before
  const keys = order.keys.map((key, at) => ({
    by: key.by,
    rises: (key.direction === 'ascending') !== (before !== null),
    value: Prisma.sql`${cursor?.[at]}::${SQL_TYPES[key.type]}`,
  }))
  return {
    where: cursor ? beyond(keys) : Prisma.sql`TRUE`,
    orderAndLimit: Prisma.sql`${sorted(keys)} LIMIT ${PAGE_SIZE + 1}`,
    toPage: (read) => pageOf(order, read, { after: after !== null, before: before !== null }),
  }
}

/** A part of a list, all of whose rows come before those of the next part; the parts share one cursor. */
export type OrderedPart<Row> = { where: Prisma.Sql; order: KeyedOrder<Row> }

/**
 * One page of a list in parts, of which at least one is given: they are read one after the other until the page is
 * full. For an order that no single index has, but each part of which one does.
 */
export async function readPageOfParts<Base, Row extends Base>(
  parts: readonly [OrderedPart<Base>, ...OrderedPart<Base>[]],
  place: ListPlace,
  read: (where: Prisma.Sql, orderAndLimit: Prisma.Sql) => Promise<Row[]>,
): Promise<ListPage<Row>> {
  const isBackward = place.after === undefined && place.before !== undefined
  const rows: Row[] = []
  for (const { where, order } of isBackward ? parts.toReversed() : parts) {
    if (rows.length > PAGE_SIZE) break
    const keyset = keysetByKeys(order, place)
    rows.push(...(await read(Prisma.sql`${where} AND ${keyset.where}`, keyset.orderAndLimit)))
  }
  return keysetByKeys(parts[0].order, place).toPage(rows)
}

type Key = { by: Prisma.Sql; rises: boolean }

const sorted = (keys: readonly Key[]): Prisma.Sql =>
  Prisma.sql`ORDER BY ${Prisma.join(keys.map(({ by, rises }) => Prisma.sql`${by} ${rises ? ASC : DESC}`))}`
const ASC = Prisma.sql`ASC`
const DESC = Prisma.sql`DESC`

/**
 * The rows beyond a position: `x <= v AND (x < v OR id < w)`, not the OR alone, since the index gives the first half
 * its beginning.
 */
function beyond([first, ...rest]: readonly (Key & { value: Prisma.Sql })[]): Prisma.Sql {
  if (!first) return Prisma.sql`FALSE`
  const [past, reached] = first.rises ? [Prisma.sql`>`, Prisma.sql`>=`] : [Prisma.sql`<`, Prisma.sql`<=`]
  const { by, value } = first
  if (rest.length === 0) return Prisma.sql`${by} ${past} ${value}`
  return Prisma.sql`(${by} ${reached} ${value} AND (${by} ${past} ${value} OR ${beyond(rest)}))`
}

function pageOf<Base, Row extends Base>(
  order: KeyedOrder<Base>,
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
    before: hasBefore && first ? order.writeCursor(first) : undefined,
    after: hasAfter && last ? order.writeCursor(last) : undefined,
    isFirst: !hasBefore,
  }
}

/** The order alone, from the first row to the last: for an export. */
export const orderOf = ({ by, id, direction }: ListOrder): Prisma.Sql =>
  sorted([by, id].map((each) => ({ by: each, rises: direction === 'ascending' })))

function readPlace({ readCursor }: KeyedOrder<never>, text: string | undefined) {
  if (text === undefined) return null
  const cursor = readCursor(text)
  if (!cursor) throw new Error('a cursor reached the list that its schema should have refused')
  return cursor
}

/** A pattern for ILIKE that finds the words anywhere, whatever signs they hold. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
