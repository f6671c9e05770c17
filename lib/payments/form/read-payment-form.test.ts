import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usdCentsAt } from '@/lib/money'
import { readPaymentForm } from './read-payment-form'

const TODAY = '2026-11-23'
const ID = '0192a4f0-0000-7000-8000-000000000001'
const CONSIGNEE = { role: 'consignee', name: 'Meridian Retail LLC', address: 'Tverskaya ul. 7, Moscow', country: 'RU' }

const typed = {
  companyId: ID,
  fsbLicenseId: ID,
  productId: ID,
  purpose: 'paying',
  payeeKind: 'fsb',
  payeeName: 'FSB, licensing centre',
  currency: 'USD',
  amount: '1,250.00',
  serviceFee: '',
  rate: '',
  rateDate: '',
  rateSource: '',
  bankUsd: '',
  invoiceDate: '',
  paymentDate: '27 Nov 2026',
  postingDate: '',
  alreadyPaid: '',
  note: '',
  correctsId: '',
  destinations: [CONSIGNEE],
}
const rubles = {
  currency: 'RUB',
  amount: '62,400.00',
  rate: '80.1500',
  rateDate: '20 Nov 2026',
  rateSource: 'bank_of_russia',
}

const read = (changes: object = {}) => readPaymentForm({ ...typed, ...changes }, TODAY)
const readTo = (destination: object) => read({ destinations: [{ ...CONSIGNEE, ...destination }] })

describe('a whole form', () => {
  it('is read to the last field', () => {
    expect(read({ note: ' two lines\n ' })).toEqual({
      fieldErrors: {},
      input: {
        companyId: ID,
        fsbLicenseId: ID,
        productId: ID,
        purpose: 'paying',
        payeeKind: 'fsb',
        payeeName: 'FSB, licensing centre',
        currency: 'USD',
        amountMinor: 125_000,
        serviceFeeMinor: null,
        serviceFeeCents: 0,
        rate: null,
        rateDate: null,
        rateSource: null,
        amountCents: 125_000,
        invoiceDate: null,
        paymentDate: '2026-11-27',
        postingDate: null,
        alreadyPaid: false,
        destinations: [CONSIGNEE],
        note: 'two lines',
        correctsId: null,
      },
    })
  })

  it.each([null, undefined, 'text', 7, [], { destinations: 'x' }, { amount: { toString: 1 } }])(
    'that is %s has a complaint for what it lacks, and nothing is thrown',
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
  ])('%s is refused in words', (amount, words) => {
    const { fieldErrors, input } = read({ amount })
    expect(fieldErrors.amount).toContain(words)
    expect(input.amountCents).toBeUndefined()
  })

  it.each(['', 'XXX', 'toString', 'constructor', '__proto__', 'usd'])('currency %s is asked for', (currency) => {
    const { fieldErrors } = read({ currency })
    // An empty choice is the ruble, whose rate is missing then.
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

  it('are those of the bank where it names its own', () => {
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
  ])('are not made with the rate %s', (rate, words) => {
    const { fieldErrors, input } = read({ ...rubles, rate })
    expect(fieldErrors.rate).toContain(words)
    expect(input.amountCents).toBeUndefined()
  })

  it('need the day of the rate and where it comes from', () => {
    expect(read({ ...rubles, rateDate: '' }).fieldErrors.rateDate).toContain('Enter a date')
    expect(read({ ...rubles, rateDate: '11/12/2026' }).fieldErrors.rateDate).toContain('Enter a date')
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

  it('alone has a service fee: what is typed there for others is not read', () => {
    expect(read({ serviceFee: '100.00' }).input).toMatchObject({ serviceFeeMinor: null, amountCents: 125_000 })
  })

  it('is not the treasury: state duty counts nothing', () => {
    expect(read({ payeeKind: 'state_duty' }).input).toMatchObject({ amountCents: 0, amountMinor: 125_000 })
  })
})

describe('dates', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['27 November 2026', '2026-11-27'],
    ['2027-12-31', '2027-12-31'],
    ['29 Feb 2024', undefined],
  ])('%s', (paymentDate, date) => {
    expect(read({ paymentDate }).input.paymentDate).toBe(date)
  })

  it.each([
    ['2016-12-28', 'not yet designated'],
    ['29 Feb 2027', 'February 2027 has 28 days'],
    ['2026-02-29', 'February 2026 has 28 days'],
    ['31 Apr 2027', 'April has 30 days'],
    ['2028-01-01', 'The latest date is 31 Dec 2027'],
    ['9999-12-31', 'The latest date is 31 Dec 2027'],
    ['2026-13-01', 'Enter a date'],
    ['11/12/2026', 'Enter a date'],
    ['0000-00-00', 'Enter a date'],
    ['', 'Enter a date'],
    ['22 Nov 2026', 'has passed'],
  ])('%s is refused in words', (paymentDate, words) => {
    const { fieldErrors, input } = read({ paymentDate })
    expect(fieldErrors.paymentDate).toContain(words)
    expect(input.paymentDate).toBeUndefined()
  })

  it('of money that has left may lie back to the first day of the designation, and not ahead', () => {
    const paid = { alreadyPaid: 'on' }
    expect(read({ ...paid, paymentDate: '2016-12-29' })).toMatchObject({
      fieldErrors: {},
      input: { alreadyPaid: true },
    })
    expect(read({ ...paid, paymentDate: '29 Feb 2024' }).input.paymentDate).toBe('2024-02-29')
    expect(read({ ...paid, paymentDate: '2016-12-28' }).fieldErrors.paymentDate).toContain('not yet designated')
    expect(read({ ...paid, paymentDate: '24 Nov 2026' }).fieldErrors.paymentDate).toContain('has not come yet')
  })

  it('of the invoice and of the posting are optional and must make sense', () => {
    expect(read({ invoiceDate: '2028-01-01' }).fieldErrors.invoiceDate).toContain('more than a year ahead')
    expect(read({ invoiceDate: 'soon' }).fieldErrors.invoiceDate).toContain('Enter a date')
    expect(read({ postingDate: '26 Nov 2026' }).fieldErrors.postingDate).toContain('before the payment date')
    expect(read({ postingDate: '3 Jan 2027' })).toMatchObject({ fieldErrors: {}, input: { postingDate: '2027-01-03' } })
  })
})

describe('texts', () => {
  it('takes an address of 5,000 characters and says so of a longer one', () => {
    expect(readTo({ address: 'x'.repeat(5000) })).toMatchObject({ fieldErrors: {} })
    expect(readTo({ address: 'x'.repeat(5001) }).fieldErrors['destinations.0.address']).toContain('longer than 5,000')
  })

  it('keeps invisible characters in an address, which is evidence, and takes them out of a name', () => {
    const address = 'Se\u200bva\u200dsto\u2060pol \u202eRU\u202c'
    expect(readTo({ address }).input.destinations?.[0]?.address).toBe(address)
    expect(read({ payeeName: '\u202eFSB\u200b, licensing\u00a0centre\u2069' }).input.payeeName).toBe(
      'FSB, licensing centre',
    )
    expect(read({ payeeName: '\u200b\u200e' }).fieldErrors.payeeName).toContain('Enter the payee')
  })

  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00b'],
    ['an escape character', 'a\u001bb'],
  ])('refuses %s in every field of text', (_what, text) => {
    expect(read({ payeeName: text }).fieldErrors.payeeName).toContain('control character')
    expect(read({ note: text }).fieldErrors.note).toContain('control character')
    expect(readTo({ address: text }).fieldErrors['destinations.0.address']).toContain('control character')
    expect(readTo({ name: text }).fieldErrors['destinations.0.name']).toMatch(/\w/)
  })

  it('takes letters of any script and characters beyond the first plane', () => {
    expect(readTo({ name: 'ООО «Меридиан»', address: 'ул. Тверская, 7 \u{1F3E2}' })).toMatchObject({ fieldErrors: {} })
    expect(read({ payeeName: 'مركز الترخيص' }).input.payeeName).toBe('مركز الترخيص')
  })

  it('refuses a note of more than 2,000 characters', () => {
    expect(read({ note: 'x'.repeat(2001) }).fieldErrors.note).toContain('longer than 2,000')
  })
})

describe('choices and ids', () => {
  it.each(['companyId', 'fsbLicenseId', 'productId'])('%s is an id or is asked for', (field) => {
    for (const value of ['', 'x', "' OR 1=1 --", `${ID}0`])
      expect(read({ [field]: value }).fieldErrors[field]).toContain('Choose')
  })

  it.each([
    ['purpose', 'bribing'],
    ['payeeKind', 'toString'],
  ])('%s is one of a closed set', (field, value) => {
    expect(read({ [field]: value }).fieldErrors[field]).toContain('Choose')
  })

  it('an entry to correct is an id or nothing', () => {
    expect(read({ correctsId: ID }).input.correctsId).toBe(ID)
    expect(read({ correctsId: 'x' }).fieldErrors.correctsId).toContain('not known')
  })
})

describe('parties', () => {
  it('a distributor alone is not a destination', () => {
    expect(readTo({ role: 'distributor' }).fieldErrors).toEqual({
      'destinations.0.name': 'Name the end user. A distributor alone is not a destination',
    })
    const both = [
      { ...CONSIGNEE, role: 'distributor' },
      { ...CONSIGNEE, role: 'end_user' },
    ]
    expect(read({ destinations: both })).toMatchObject({ fieldErrors: {} })
  })

  it('nobody at all is asked for', () => {
    expect(read({ destinations: [] }).fieldErrors['destinations.0.name']).toContain('where the product goes')
    expect(readTo({ name: '', address: '' }).fieldErrors['destinations.0.name']).toContain('where the product goes')
  })

  it('a party has a name and an address', () => {
    expect(readTo({ name: '' }).fieldErrors['destinations.0.name']).toBe('Name the consignee')
    expect(readTo({ address: ' ' }).fieldErrors['destinations.0.address']).toBe('Enter the address of the consignee')
    expect(readTo({ role: 'end_user', address: '' }).fieldErrors['destinations.0.address']).toContain('end user')
  })

  it('are at most twenty, and a huge list is none', () => {
    expect(read({ destinations: Array(20).fill(CONSIGNEE) }).input.destinations).toHaveLength(20)
    expect(read({ destinations: Array(21).fill(CONSIGNEE) }).fieldErrors['destinations.0.name']).toMatch(/\w/)
  })
})

it('never throws, whatever is sent', () => {
  const anything = fc.record(
    Object.fromEntries(
      Object.keys(typed).map((field) => [field, fc.oneof(fc.string({ unit: 'binary' }), fc.anything())]),
    ),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anything, (given) => {
      const { input, fieldErrors } = readPaymentForm(given, TODAY)
      const isWhole = Object.keys(fieldErrors).length === 0
      return isWhole
        ? Number.isSafeInteger(input.amountCents)
        : Object.values(fieldErrors).every((says) => says.length > 5)
    }),
  )
})
