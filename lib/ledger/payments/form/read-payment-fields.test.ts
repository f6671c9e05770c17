import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaymentForm } from './read-payment-form'
import { CONSIGNEE, ID, read, readTo, TODAY, typed } from './typed-example'

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
    ['11/12/2026', 'may be 12 Nov 2026 or 11 Dec 2026'],
    ['0000-00-00', 'Enter a date'],
    ['', 'Enter a date'],
    ['22 Nov 2026', 'has passed'],
  ])('%s is refused with a message', (paymentDate, message) => {
    const { fieldErrors, input } = read({ paymentDate })
    expect(fieldErrors.paymentDate).toContain(message)
    expect(input.paymentDate).toBeUndefined()
  })

  it('of money that has left may be as early as the first day of the designation, and not in the future', () => {
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
  it('accepts an address of 5,000 characters and refuses a longer one with a message', () => {
    expect(readTo({ address: 'x'.repeat(5000) })).toMatchObject({ fieldErrors: {} })
    expect(readTo({ address: 'x'.repeat(5001) }).fieldErrors['destinations.0.address']).toContain('longer than 5,000')
  })

  it('keeps invisible characters in an address, which is evidence, and removes them from a name', () => {
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

  it('reads a bank account without the blanks it is printed with', () => {
    const printed = 'mt84 MALT 0110 0001 2345 MTLC AST0 01S'
    expect(read({ payerAccount: printed }).input.payerAccount).toBe('MT84MALT011000012345MTLCAST001S')
    expect(read({ payerAccount: '' })).toMatchObject({ fieldErrors: {}, input: { payerAccount: '' } })
    expect(read({ payerAccount: 'x'.repeat(35) }).fieldErrors.payerAccount).toContain('longer than 34')
    expect(read({ payerAccount: 'DE89 €' }).fieldErrors.payerAccount).toContain('letters and digits')
  })

  it('refuses a note of more than 2,000 characters', () => {
    expect(read({ note: 'x'.repeat(2001) }).fieldErrors.note).toContain('longer than 2,000')
  })
})

describe('choices and ids', () => {
  it.each(['companyId', 'fsbLicenseId', 'productId'])('%s must be an id', (field) => {
    for (const value of ['', 'x', "' OR 1=1 --", `${ID}0`])
      expect(read({ [field]: value }).fieldErrors[field]).toContain('Choose')
  })

  it.each([
    ['purpose', 'bribing'],
    ['payeeKind', 'toString'],
  ])('%s is one of a closed set', (field, value) => {
    expect(read({ [field]: value }).fieldErrors[field]).toContain('Choose')
  })

  it('an entry to correct is an id or empty', () => {
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

  it('at least one is required', () => {
    expect(read({ destinations: [] }).fieldErrors['destinations.0.name']).toContain('where the product goes')
    expect(readTo({ name: '', address: '' }).fieldErrors['destinations.0.name']).toContain('where the product goes')
  })

  it('a party has a name and an address', () => {
    expect(readTo({ name: '' }).fieldErrors['destinations.0.name']).toBe('Name the consignee')
    expect(readTo({ address: ' ' }).fieldErrors['destinations.0.address']).toBe('Enter the address of the consignee')
    expect(readTo({ role: 'end_user', address: '' }).fieldErrors['destinations.0.address']).toContain('end user')
  })

  it('are at most twenty, and a huge list is refused', () => {
    expect(read({ destinations: Array(20).fill(CONSIGNEE) }).input.destinations).toHaveLength(20)
    expect(read({ destinations: Array(21).fill(CONSIGNEE) }).fieldErrors['destinations.0.name']).toMatch(/\w/)
  })
})

it('never throws, for any input', () => {
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
        : Object.values(fieldErrors).every((message) => message.length > 5)
    }),
  )
})
