import { readCursorOf } from '@/lib/kernel/list-fields'
import { readCursor } from '@/lib/kernel/list-params'
import { PAYMENT_STATES } from './payment-states'

/** What the payments list can be ordered by. */
export const SORT_KEYS = ['date', 'amount', 'company', 'state', 'reference', 'license'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** The name of each order in an address: as its column begins, and the same order backwards. */
export const SORTS_OF = {
  date: ['newest', 'oldest'],
  amount: ['largest', 'smallest'],
  company: ['company', 'company_reversed'],
  state: ['state', 'state_reversed'],
  reference: ['reference', 'reference_reversed'],
  license: ['license', 'license_reversed'],
} as const satisfies Record<SortKey, readonly [string, string]>

export const PAYMENT_SORTS = [
  ...SORTS_OF.date,
  ...SORTS_OF.amount,
  ...SORTS_OF.company,
  ...SORTS_OF.state,
  ...SORTS_OF.reference,
  ...SORTS_OF.license,
] as const
export type PaymentSort = (typeof PAYMENT_SORTS)[number]

/** The key of an order, and whether it is reversed. */
export function sortOf(sort: PaymentSort): { key: SortKey; reversed: boolean } {
  const key = SORT_KEYS.find((each) => (SORTS_OF[each] as readonly string[]).includes(sort)) ?? 'date'
  return { key, reversed: SORTS_OF[key][1] === sort }
}

/** What a cursor holds of the row it points at. */
export type CursorRow = {
  id: string
  paymentDate: string
  amountCents: number
  companyName: string
  state: string
  reference: string
  licenseNumber: string | null
}

/** The text of a cursor: the values of the order, with the free text in the middle. The id comes last. */
export function writePaymentCursor(key: SortKey, row: CursorRow): string {
  const { id, paymentDate } = row
  const values: Record<SortKey, string> = {
    date: paymentDate,
    amount: String(row.amountCents),
    company: `${paymentDate}~${row.companyName}`,
    state: `${paymentDate}~${row.state}`,
    reference: `${paymentDate}~${row.reference}`,
    license: `${paymentDate}~${row.licenseNumber ?? ''}`,
  }
  return `${values[key]}~${id}`
}

/** The values of a cursor, one for each part of the order by this key; null for text that is not a cursor of it. */
export function readPaymentCursor(key: SortKey, text: string): readonly string[] | null {
  if (key === 'date' || key === 'amount') {
    const cursor = readCursorOf(key === 'date' ? 'date' : 'integer', text)
    return cursor && [cursor.value, cursor.id]
  }
  const cursor = readCursor(text)
  const cut = cursor?.value.indexOf('~') ?? -1
  if (!cursor || cut < 0) return null
  const date = cursor.value.slice(0, cut)
  const value = cursor.value.slice(cut + 1)
  if (!readCursorOf('date', `${date}~${cursor.id}`)) return null
  if (key === 'company') return value === '' ? null : [value, date, cursor.id]
  if (key === 'license') return [value === '' ? '1' : '0', value, date, cursor.id]
  if (key === 'state') return (PAYMENT_STATES as readonly string[]).includes(value) ? [value, date, cursor.id] : null
  return value === '' ? null : [date.slice(0, 4), String(value.length), value, cursor.id]
}
