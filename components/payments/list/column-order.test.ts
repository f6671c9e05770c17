import { expect, it } from 'vitest'
import { DEFAULT_COLUMNS, PAYMENT_COLUMNS } from '@/lib/ledger/payments/list/payment-columns'
import { choicesOf, moved, shownColumns, toggled } from './column-order'

it('offers every column once, the shown ones first and in their order', () => {
  const choices = choicesOf(['usd', 'company'])
  expect(choices.map(({ column }) => column).toSorted()).toEqual([...PAYMENT_COLUMNS].toSorted())
  expect(shownColumns(choices)).toEqual(['usd', 'company'])
})

it('hides and shows a column, but none that every list shows', () => {
  const choices = choicesOf(DEFAULT_COLUMNS)
  expect(shownColumns(toggled(choices, 'product'))).toEqual(DEFAULT_COLUMNS.filter((column) => column !== 'product'))
  expect(shownColumns(toggled(toggled(choices, 'product'), 'product'))).toEqual(DEFAULT_COLUMNS)
  expect(shownColumns(toggled(choices, 'usd'))).toEqual(DEFAULT_COLUMNS)
})

it('exchanges a column with its neighbour, and stops at both ends', () => {
  const choices = choicesOf(['state', 'company', 'usd'])
  expect(shownColumns(moved(choices, 'usd', -1))).toEqual(['state', 'usd', 'company'])
  expect(shownColumns(moved(choices, 'state', 1))).toEqual(['company', 'state', 'usd'])
  expect(shownColumns(moved(choices, 'state', -1))).toEqual(['state', 'company', 'usd'])
})
