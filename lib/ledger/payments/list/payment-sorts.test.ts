import { describe, expect, it } from 'vitest'
import {
  type CursorRow,
  PAYMENT_SORTS,
  readPaymentCursor,
  SORT_KEYS,
  sortOf,
  writePaymentCursor,
} from './payment-sorts'

const ID = '0192a4f0-0000-7000-8000-000000000001'
const ROW: CursorRow = {
  id: ID,
  paymentDate: '2026-11-20',
  amountCents: 52_500,
  companyName: 'Orrin ~ Vale ~ Software',
  state: 'in_review',
  reference: 'P-2026-10000',
  licenseNumber: 'SF~124',
}

describe('the cursor of an order', () => {
  it.each([
    ['date', ['2026-11-20', ID]],
    ['amount', ['52500', ID]],
    ['company', ['Orrin ~ Vale ~ Software', '2026-11-20', ID]],
    ['state', ['in_review', '2026-11-20', ID]],
    ['reference', ['2026', '12', 'P-2026-10000', ID]],
    ['license', ['0', 'SF~124', '2026-11-20', ID]],
  ] as const)('%s is read as it was written', (key, values) => {
    expect(readPaymentCursor(key, writePaymentCursor(key, ROW))).toEqual(values)
  })

  it('of an entry without a license points behind every number', () => {
    const text = writePaymentCursor('license', { ...ROW, licenseNumber: null })
    expect(readPaymentCursor('license', text)).toEqual(['1', '', '2026-11-20', ID])
  })

  it.each(SORT_KEYS)('%s is refused without its parts', (key) => {
    for (const text of ['', ID, `~${ID}`, `2026-02-31~x~${ID}`, `2026-11-20~${ID.slice(1)}`, `soon~x~${ID}`])
      expect(readPaymentCursor(key, text), text).toBeNull()
  })

  it('of another order is refused', () => {
    expect(readPaymentCursor('date', writePaymentCursor('amount', ROW))).toBeNull()
    expect(readPaymentCursor('amount', writePaymentCursor('date', ROW))).toBeNull()
    expect(readPaymentCursor('state', writePaymentCursor('company', ROW))).toBeNull()
    expect(readPaymentCursor('company', writePaymentCursor('date', ROW))).toBeNull()
  })
})

it('every order has one key, and one of its two is the other reversed', () => {
  const read = PAYMENT_SORTS.map(sortOf)
  for (const key of SORT_KEYS)
    expect(read.filter((sort) => sort.key === key).map(({ reversed }) => reversed)).toEqual([false, true])
})
