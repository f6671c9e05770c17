import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usdCentsAt } from '@/lib/kernel/money'
import { blankInput } from './blank-payment'
import { readPaymentForm } from './read-payment-form'
import { CONSIGNEE, ID, read, rubles, TODAY } from './typed-example'

describe('a complete form', () => {
  it('is read up to the last field', () => {
    expect(read({ note: ' two lines\n ' })).toEqual({
      fieldErrors: {},
      input: {
        ...blankInput('2026-11-27'),
        companyId: ID,
        fsbLicenseId: ID,
        productId: ID,
        payeeName: 'FSB, licensing centre',
        amountMinor: 125_000,
        amountCents: 125_000,
        destinations: [CONSIGNEE],
        note: 'two lines',
      },
    })
  })

  it.each([null, undefined, 'text', 7, [], { destinations: 'x' }, { amount: { toString: 1 } }])(
    'that is %s has a message for each missing field, and nothing is thrown',
    (given) => {
      const { fieldErrors } = readPaymentForm(given, TODAY)
      for (const field of [
        'companyId',
        'fsbLicenseId',
        'productId',
        'purpose',
        'payeeKind',
        'payeeName',
        'amount',
        'paymentDate',
      ]) {
        expect(fieldErrors[field]).toMatch(/\w/)
      }
    },
  )
})

describe('amounts', () => {
  it.each([
    ['1,000.00', 100_000],
    ['1000', 100_000],
    ['1000.5', 100_050],
    ['1 000.00', 100_000],
    ['1\u00a0000.00', 100_000],
    ['0', 0],
    ['0.00', 0],
    ['5,000.01', 500_001],
    ['20,000,000.00', 2_000_000_000],
  ])('%s is %i cents', (amount, cents) => {
    expect(read({ amount })).toMatchObject({ fieldErrors: {}, input: { amountMinor: cents, amountCents: cents } })
  })

  it.each([
    ['1.000,00', 'point before the decimals'],
    ['-5', 'cannot be negative'],
    ['\u22125', 'cannot be negative'],
    ['5e3', 'point before the decimals'],
    ['', 'Enter the amount'],
    ['1,00', 'point before the decimals'],
    ['1.005', '2 digits'],
    ['0x10', 'point before the decimals'],
    ['NaN', 'point before the decimals'],
    ['\u0661\u0660\u0660', 'point before the decimals'],
    ['1000000000000000', 'largest amount'],
    ['1'.repeat(400), 'largest amount'],
    ['20,000,000.01', 'at most $20,000,000.00'],
  ])('%s is refused with a message', (amount, message) => {
    const { fieldErrors, input } = read({ amount })
    expect(fieldErrors.amount).toContain(message)
    expect(input.amountCents).toBeUndefined()
  })

  it.each(['', 'XXX', 'toString', 'constructor', '__proto__', 'usd'])('currency %s is refused', (currency) => {
    const { fieldErrors } = read({ currency })
    // An empty choice means the ruble, so the rate is missing.
    expect(Object.keys(fieldErrors)).toContain(currency === '' ? 'rateSource' : 'currency')
  })

  it('of yen have no digits after the point', () => {
    const yen = { ...rubles, currency: 'JPY', rate: '150' }
    expect(read({ ...yen, amount: '15,000' })).toMatchObject({ fieldErrors: {}, input: { amountCents: 10_000 } })
    expect(read({ ...yen, amount: '15,000.5' }).fieldErrors.amount).toContain('no digits')
  })
})

describe('US dollars at entry', () => {
  it('are rounded up to the cent, against the payer', () => {
    // 62,400.00 / 80.15 = 778.5402...
    expect(read(rubles).input.amountCents).toBe(77_855)
    expect(read({ ...rubles, amount: '0.01' }).input.amountCents).toBe(1)
    expect(read({ ...rubles, amount: '80.15' }).input.amountCents).toBe(100)
    expect(read({ ...rubles, amount: '0' }).input.amountCents).toBe(0)
  })

  it('are never less than the exact quotient, and less than a cent more', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 99_999_999 }), (amountMinor, rateUnits) => {
        const rate = `${Math.floor(rateUnits / 10_000)}.${String(rateUnits % 10_000).padStart(4, '0')}`
        const exact = (BigInt(amountMinor) * 10_000n * 1_000_000n) / BigInt(rateUnits)
        const cents = BigInt(usdCentsAt(amountMinor, 'RUB', rate)) * 1_000_000n
        return cents >= exact && cents - exact < 1_000_001n
      }),
    )
  })

  it('are those of the bank where it states its own', () => {
    const bank = { ...rubles, rateSource: 'bank_debit', rate: '', rateDate: '', bankUsd: '780.00' }
    expect(read(bank)).toMatchObject({
      fieldErrors: {},
      input: { amountCents: 78_000, rate: null, rateDate: null, rateSource: 'bank_debit' },
    })
    expect(read({ ...bank, bankUsd: '' }).fieldErrors.bankUsd).toContain('Enter the amount in USD')
    expect(read({ ...bank, bankUsd: '-1' }).fieldErrors.bankUsd).toContain('negative')
    expect(read({ ...bank, amount: '0', bankUsd: '0' }).input.amountCents).toBe(0)
  })

  it.each([
    ['0', 'above zero'],
    ['0.0000', 'above zero'],
    ['', 'units for one US dollar'],
    ['-80', 'units for one US dollar'],
    ['80,15', 'units for one US dollar'],
    ['1e2', 'units for one US dollar'],
    ['80.123456789', 'units for one US dollar'],
  ])('are not calculated with the rate %s', (rate, message) => {
    const { fieldErrors, input } = read({ ...rubles, rate })
    expect(fieldErrors.rate).toContain(message)
    expect(input.amountCents).toBeUndefined()
  })

  it('need the day and the source of the rate', () => {
    expect(read({ ...rubles, rateDate: '' }).fieldErrors.rateDate).toContain('Enter a date')
    expect(read({ ...rubles, rateDate: '11/12/2026' }).fieldErrors.rateDate).toContain('Enter the month by name')
    expect(read({ ...rubles, rateSource: 'a friend' }).fieldErrors.rateSource).toContain('where the rate comes from')
  })
})

describe('an agent', () => {
  const agent = { payeeKind: 'agent', payeeName: 'Baltic Agents', amount: '1,200.00' }

  it.each([
    ['a known split counts without the service fee', { serviceFee: '200.00' }, 100_000, 20_000],
    ['an unknown split counts in full', { serviceFee: '' }, 120_000, null],
    ['a service fee of nothing is a known split', { serviceFee: '0' }, 120_000, 0],
    ['a service fee of all of it leaves nothing', { serviceFee: '1,200.00' }, 0, 120_000],
  ])('%s', (_what, changes, amountCents, serviceFeeMinor) => {
    expect(read({ ...agent, ...changes })).toMatchObject({ fieldErrors: {}, input: { amountCents, serviceFeeMinor } })
  })

  it('has a service fee that is part of the debit', () => {
    expect(read({ ...agent, serviceFee: '1,200.01' }).fieldErrors.serviceFee).toContain('part of the debit')
  })

  it('splits the dollars of the bank in proportion, rounded up', () => {
    const bank = {
      ...agent,
      currency: 'RUB',
      rateSource: 'bank_debit',
      amount: '300.00',
      serviceFee: '100.00',
      bankUsd: '10.00',
    }
    expect(read(bank).input).toMatchObject({ amountCents: 667, serviceFeeCents: 333 })
  })

  it('is the only payee with a service fee: the field is not read for others', () => {
    expect(read({ serviceFee: '100.00' }).input).toMatchObject({ serviceFeeMinor: null, amountCents: 125_000 })
  })

  it('is not the treasury: state duty does not count toward the cap', () => {
    expect(read({ payeeKind: 'state_duty' }).input).toMatchObject({ amountCents: 0, amountMinor: 125_000 })
  })
})

describe('the source of the US dollars', () => {
  it('an agent: the service fee in its own dollars, and whether the FSB gave a receipt', () => {
    const agent = { payeeKind: 'agent', payeeName: 'Baltic Filing LLC', payeeAddress: ' Liivalaia 8, Tallinn ' }
    expect(read({ ...agent, amount: '3,000.00', serviceFee: '250.00', fsbReceipt: 'on' }).input).toMatchObject({
      amountCents: 275_000,
      serviceFeeCents: 25_000,
      stateDutyCents: null,
      fsbReceipt: true,
      payeeAddress: 'Liivalaia 8, Tallinn',
    })
    expect(read({ ...agent, amount: '3,000.00', serviceFee: '' }).input).toMatchObject({
      amountCents: 300_000,
      serviceFeeCents: null,
      fsbReceipt: false,
    })
  })

  it('a state duty: in its own dollars, and none of it counts', () => {
    expect(read({ payeeKind: 'state_duty', amount: '120.00' }).input).toMatchObject({
      amountCents: 0,
      serviceFeeCents: null,
      stateDutyCents: 12_000,
    })
  })

  it("the bank's own debit is stored beside the amount that counts", () => {
    const debit = { ...rubles, rateSource: 'bank_debit', bankUsd: '780.00' }
    expect(read(debit).input).toMatchObject({ bankUsdCents: 78_000, amountCents: 78_000, rate: null })
  })

  it('a rate of a future day is refused at its field', () => {
    expect(read({ ...rubles, rateDate: '24 Nov 2026' }).fieldErrors).toEqual({
      rateDate: '24 Nov 2026 has not come yet; its rate is not known',
    })
    expect(read({ ...rubles, rateDate: '23 Nov 2026' }).fieldErrors).toEqual({})
  })
})
