import { describe, expect, it } from 'vitest'
import { type FormState, formState } from '@/components/payments/form/form-state'
import { blankDraft, blankParty } from '@/lib/ledger/payments/form/blank-payment'
import { filledFrom, fromNotes, takenBack } from './fill-from'

const opened: FormState = formState({ ...blankDraft(), companyId: 'acme', fsbLicenseId: 'l1' }, 'saved', 'today')
const party = { ...blankParty('consignee'), name: 'Volga Retail LLC', address: 'Kazan' }
const earlier = {
  ...blankDraft(),
  productId: 'p1',
  payeeName: 'FSB, licensing centre',
  currency: 'EUR',
  amount: '62,400.00',
  payerAccount: 'DE02120300000000202051',
  paymentDate: '1 Feb 2026',
  note: 'Invoice 7',
  destinations: [party],
}
const filled = (changes: Partial<FormState> = {}, from: object = {}) =>
  filledFrom({ ...opened, ...changes }, opened, { ...earlier, ...from })

describe('filling in from the last payment', () => {
  it('takes the payee, the fee, the account, the product and the destinations', () => {
    const { productId, payeeName, currency, amount, payerAccount, destinations } = filled()
    expect({ productId, payeeName, currency, amount, payerAccount }).toEqual({
      productId: 'p1',
      payeeName: 'FSB, licensing centre',
      currency: 'EUR',
      amount: '62,400.00',
      payerAccount: 'DE02120300000000202051',
    })
    expect(destinations).toMatchObject([party])
  })

  it.each<[string, Partial<FormState>, object, Partial<FormState>]>([
    ['never takes a date or a note', {}, {}, { paymentDate: '', note: '', invoiceDate: '' }],
    ['looks the rate of another currency up', { rate: '80', rateDate: '1 Nov 2026' }, {}, { rate: '', rateDate: '' }],
    ['keeps the rate of the same currency', { rate: '80' }, { currency: 'RUB' }, { rate: '80', currency: 'RUB' }],
    ['asks for the debit of the bank', {}, { rateSource: 'bank_debit' }, { rateSource: 'bank_debit', bankUsd: '' }],
    [
      'keeps a payee that was typed',
      { payeeName: 'Agency' },
      {},
      { payeeName: 'Agency', payerAccount: 'DE02120300000000202051' },
    ],
    ['keeps an amount that was typed, and its currency', { amount: '5' }, {}, { amount: '5', currency: 'RUB' }],
    ['keeps a currency that was chosen', { currency: 'USD' }, {}, { amount: '', currency: 'USD' }],
    ['does not empty a field', { payeeAddress: 'Moscow' }, { payeeAddress: '' }, { payeeAddress: 'Moscow' }],
  ])('%s', (_what, typed, from, expected) => {
    expect(filled(typed, from)).toMatchObject(expected)
  })

  it('keeps every party while one of them is typed', () => {
    const [first, ...others] = opened.destinations
    const destinations = [{ ...opened.destinations[0], ...first, name: 'Another' } as never, ...others]
    expect(filled({ destinations }).destinations).toBe(destinations)
  })

  it('gives the parties new keys, so that each shows its own text', () => {
    expect(opened.destinations.map(({ key }) => key)).not.toContain(filled().destinations[0]?.key)
  })

  it('is taken back, but for what was typed since', () => {
    const after = filled()
    expect(takenBack({ ...after, payeeName: 'Agency' }, opened, after)).toEqual({ ...opened, payeeName: 'Agency' })
  })
})

describe('where a value is from', () => {
  const source = { reference: 'P-2026-0007', draft: earlier }
  it('is shown at each field and party that is as it was', () => {
    expect(fromNotes(filled(), source)).toMatchObject({
      payeeName: 'from P-2026-0007',
      amount: 'from P-2026-0007',
      'destinations.0': 'from P-2026-0007',
    })
  })
  it.each<[string, Partial<FormState>, string]>([
    ['a changed field', { payeeName: 'FSB' }, 'payeeName'],
    ['an empty field', { payeeAddress: '' }, 'payeeAddress'],
    ['a date', { paymentDate: '1 Feb 2026' }, 'paymentDate'],
  ])('is not shown at %s', (_what, changes, name) => {
    expect(fromNotes({ ...filled(), ...changes }, source)).not.toHaveProperty(name)
  })
  it('is not shown at a party of which a word was changed', () => {
    const after = filled()
    const destinations = after.destinations.map((one) => ({ ...one, city: 'Perm' }))
    expect(fromNotes({ ...after, destinations }, source)).not.toHaveProperty(['destinations.0'])
  })
})
