import { describe, expect, it } from 'vitest'
import { type FormState, formState, type TextFieldName } from '@/components/payments/form/form-state'
import { blankDraft } from '@/lib/ledger/payments/form/blank-payment'
import { asResumed, withField } from './following-fields'

const blank = formState(blankDraft(), 'saved')
const inRubles: FormState = {
  ...blank,
  companyId: 'one',
  fsbLicenseId: 'license',
  productId: 'product',
  amount: '4,900.00',
  rate: '80.1500',
  rateDate: '20 Nov 2026',
  payeeKind: 'agent',
  serviceFee: '100',
  fsbReceipt: 'on',
}

describe('what depends on a field follows it', () => {
  it.each<[TextFieldName, string, Partial<FormState>]>([
    ['companyId', 'two', { fsbLicenseId: '', productId: '' }],
    ['currency', 'EUR', { rate: '', rateDate: '', bankUsd: '', rateOrigin: 'saved', amount: '4,900.00' }],
    ['payeeKind', 'fsb', { serviceFee: '', fsbReceipt: '' }],
    ['rateSource', 'bank_debit', { rate: '', rateDate: '' }],
    ['rate', '81', { rateOrigin: 'typed', rateDate: '20 Nov 2026' }],
    ['paymentDate', '27 Nov 2026', { rateOrigin: 'saved', dateOrigin: 'typed' }],
    ['note', 'x', { rate: '80.1500', fsbLicenseId: 'license' }],
  ])('%s: %s', (name, value, expected) => {
    expect(withField(inRubles, name, value)).toMatchObject({ ...expected, [name]: value })
  })

  it('a rate that a person typed stays with another payment date and goes with another currency', () => {
    const typed = withField(inRubles, 'rate', '81')
    expect(withField(typed, 'paymentDate', '27 Nov 2026')).toMatchObject({ rate: '81', rateOrigin: 'typed' })
    expect(withField(typed, 'currency', 'EUR')).toMatchObject({ rate: '', rateOrigin: 'saved' })
  })

  it('the rate of a corrected entry is looked up once its date is another', () => {
    const corrected: FormState = { ...inRubles, rateOrigin: 'given', paymentDate: '1 Oct 2026' }
    expect(withField(corrected, 'paymentDate', '2 Oct 2026').rateOrigin).toBe('saved')
  })

  it('a resumed draft looks its saved rate up again, and keeps what was typed', () => {
    expect(asResumed({ ...inRubles, rateOrigin: 'given' }, blank)).toMatchObject({
      rateOrigin: 'saved',
      amount: '4,900.00',
    })
    expect(asResumed({ ...inRubles, rateOrigin: 'typed' }, blank)).toMatchObject({
      rateOrigin: 'typed',
      rate: '80.1500',
    })
    expect(asResumed({ amount: '5' }, blank)).toMatchObject({ rateOrigin: 'saved', currency: 'RUB' })
  })

  it.each([
    ['today', '30 Nov 2026'],
    ['typed', '27 Nov 2026'],
  ] as const)('a resumed draft whose date was %s is of %s', (dateOrigin, paymentDate) => {
    const opened: FormState = { ...blank, paymentDate: '30 Nov 2026', dateOrigin: 'today' }
    expect(asResumed({ ...inRubles, paymentDate: '27 Nov 2026', dateOrigin }, opened)).toMatchObject({ paymentDate })
  })
})
