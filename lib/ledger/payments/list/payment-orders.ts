import { Prisma } from '@/generated/prisma/client'
import type { OrderedPart, OrderKey } from '@/lib/database/keyset'
import {
  type CursorRow,
  type PaymentSort,
  readPaymentCursor,
  type SortKey,
  sortOf,
  writePaymentCursor,
} from './payment-sorts'

type Parts = readonly [OrderedPart<CursorRow>, ...OrderedPart<CursorRow>[]]
type Direction = OrderKey['direction']

const ALL = Prisma.sql`true`
const ID = { by: Prisma.sql`p.id`, type: 'uuid' } as const
const DATE = { by: Prisma.sql`p.payment_date`, type: 'date' } as const

/** Up from the first, and down: the direction of the values, and of the dates within one value. */
const directions = (reversed: boolean): [Direction, Direction] =>
  reversed ? ['descending', 'ascending'] : ['ascending', 'descending']

/**
 * The parts of the list in an order, in which they are read. Each order is one that an index has, forward or backward
 * (docs/decisions/039-the-payments-list.md). By number of the FSB license the list has two parts, since an entry
 * without a license has no number: such entries come last, and first in the reversed order.
 */
export function paymentOrder(sort: PaymentSort): Parts {
  const { key, reversed } = sortOf(sort)
  const [up, down] = directions(reversed)
  const ordered = (where: Prisma.Sql, keys: readonly OrderKey[]): OrderedPart<CursorRow> => ({
    where,
    order: {
      keys,
      readCursor: (text) => readPaymentCursor(key, text),
      writeCursor: (row) => writePaymentCursor(key, row),
    },
  })
  const byDate = [
    { ...DATE, direction: down },
    { ...ID, direction: down },
  ] as const
  if (key !== 'license') return [ordered(ALL, keysOf(key, up, down))]
  // Whether the number is missing is the same for all rows of a part, so that only the number is compared there.
  const missing = (value: 0 | 1) => ({ by: Prisma.sql`${Prisma.raw(String(value))}::int`, type: 'integer' }) as const
  const withNumber = ordered(Prisma.sql`l.id IS NOT NULL`, [
    { ...missing(0), direction: up },
    { by: Prisma.sql`l.number`, type: 'text', direction: up },
    ...byDate,
  ])
  const withoutNumber = ordered(Prisma.sql`p.fsb_license_id IS NULL`, [
    { ...missing(1), direction: up },
    { by: Prisma.sql`''::text`, type: 'text', direction: up },
    ...byDate,
  ])
  return reversed ? [withoutNumber, withNumber] : [withNumber, withoutNumber]
}

function keysOf(key: Exclude<SortKey, 'license'>, up: Direction, down: Direction): readonly OrderKey[] {
  const date = { ...DATE, direction: down }
  const id = { ...ID, direction: down }
  switch (key) {
    case 'date':
      return [date, id]
    case 'amount':
      return [{ by: Prisma.sql`p.amount_cents`, type: 'integer', direction: down }, id]
    case 'company':
      return [{ by: Prisma.sql`c.name`, type: 'text', direction: up }, date, id]
    case 'state':
      return [{ by: Prisma.sql`p.state`, type: 'PaymentState', direction: up }, date, id]
    case 'reference':
      // The number grows in length and not in leading zeros: P-2026-10000 follows P-2026-9999.
      return [
        { by: Prisma.sql`p.year`, type: 'integer', direction: up },
        { by: Prisma.sql`char_length(p.reference)`, type: 'integer', direction: up },
        { by: Prisma.sql`p.reference`, type: 'text', direction: up },
        { ...ID, direction: up },
      ]
  }
}
