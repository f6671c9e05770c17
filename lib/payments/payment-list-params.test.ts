import { describe, expect, it } from 'vitest'
import { readListParams } from '@/lib/list-params'
import { paymentListSchema } from './payment-list-params'

const read = (address: string) => readListParams(paymentListSchema, new URLSearchParams(address))
const ID = '0192a4f0-0000-7000-8000-000000000001'

describe('the filter of the payments list', () => {
  it('is read from an address', () => {
    const address = `year=2026&state=paid&state=approved&company=${ID}&from=1 Jan 2026&to=2026-06-30&payee=fsb&kind=permit&rule=duplicate&q= P-2026 &sort=largest`
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
    'year=12',
    'year=two',
    'year=2026.5',
    'state=lost',
    'state=paid&state=lost',
    'company=me',
    "license=' OR 1=1",
    'from=11/12/2026',
    'to=29 Feb 2026',
    'payee=toString',
    'rule=__proto__',
    'sort=random',
    'recordedBy=1',
    'blockedFrom=soon',
    `q=${'x'.repeat(300)}`,
    'q=a%00b',
    'after=x',
    'after=2026-02-31~0192a4f0-0000-7000-8000-000000000001',
    `after=2026-02-01~${'-'.repeat(36)}`,
    `before=${'9'.repeat(20)}~0192a4f0-0000-7000-8000-000000000001`,
    'unknown=1',
  ])('drops %s and keeps the rest', (part) => {
    expect(read(`${part}&payee=agent`)).toEqual({
      sort: 'newest',
      ...(part.startsWith('payee') ? {} : { payee: ['agent'] }),
    })
  })

  it.each(['after=2026-02-28', 'before=2026-02-28', 'after=125000'])('keeps a place: %s', (place) => {
    const [key, value] = place.split('=')
    expect(read(`${place}~${ID}`)).toEqual({ sort: 'newest', [key as string]: `${value}~${ID}` })
  })
})
