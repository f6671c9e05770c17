import { describe, expect, it } from 'vitest'
import { readListParams } from '@/lib/kernel/list-params'
import { DEFAULT_COLUMNS, writeColumns } from './payment-columns'
import { paymentPageSchema } from './payment-list-params'

const read = (address: string) => readListParams(paymentPageSchema, new URLSearchParams(address))

describe('the columns of an address', () => {
  it('are read in their order', () => {
    expect(read(`columns=${writeColumns(['usd', 'license', 'company'])}`)).toMatchObject({
      value: { columns: ['usd', 'license', 'company'] },
    })
    expect(read(`columns=${writeColumns(DEFAULT_COLUMNS)}`)).toMatchObject({ value: { columns: DEFAULT_COLUMNS } })
    expect(read('')).toEqual({ ok: true, value: { sort: 'newest' } })
  })

  it.each([
    ['columns=company.usd.company', 'Choose each column once'],
    ['columns=state.usd', 'Add Company, which every list shows'],
    ['columns=state', 'Add Company and USD, which every list shows'],
    ['columns=company.usd&columns=state', 'Give this once'],
    ['columns=company.usd.price', expect.stringContaining('Choose one of')],
  ])('%s is an error', (address, message) => {
    expect(read(address)).toMatchObject({ ok: false, refusal: { fieldErrors: { columns: message } } })
  })
})
