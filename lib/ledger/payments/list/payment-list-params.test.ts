import { describe, expect, it } from 'vitest'
import { paramsOf } from '@/test/files/params'
import { paymentListSchema } from './payment-list-params'

const read = (address: string) => paramsOf(paymentListSchema, new URLSearchParams(address))
const ID = '0192a4f0-0000-7000-8000-000000000001'

describe('the filter of the payments list', () => {
  it('is read from an address', () => {
    const address =
      `year=2026&state=paid&state=approved&company=${ID}&from=1 Jan 2026&to=2026-06-30` +
      '&payee=fsb&kind=permit&rule=duplicate&q= P-2026 &sort=largest'
    expect(read(address)).toEqual({
      year: 2026,
      state: ['paid', 'approved'],
      company: ID,
      from: '2026-01-01',
      to: '2026-06-30',
      payee: ['fsb'],
      kind: ['permit'],
      rule: ['duplicate'],
      q: 'P-2026',
      sort: 'largest',
    })
  })

  it('of an empty address is everything, newest first', () => {
    expect(read('')).toEqual({ sort: 'newest' })
  })

  it.each([
    ['after', '2026-02-28', 'newest'],
    ['before', '2026-02-28', 'oldest'],
    ['after', '125000', 'largest'],
  ])('keeps a place: %s %s, %s first', (key, value, sort) => {
    expect(read(`sort=${sort}&${key}=${value}~${ID}`)).toEqual({ sort, [key]: `${value}~${ID}` })
  })
})
