import { describe, expect, test } from 'vitest'
import { answerTo, errorOf, type Json } from './test-lines'

describe('a field that is left out is unknown', () => {
  test.each<[string, Json, string[]]>([
    ['today', { today: undefined }, ['authority', 'exchange-rate']],
    ['paymentDate', { paymentDate: undefined }, ['authority', 'commerce-basis', 'exchange-rate', 'annual-cap']],
    ['purpose', { purpose: undefined }, ['purpose']],
    ['company', { company: undefined }, ['annual-cap']],
    ['company.year', { company: { year: undefined } }, ['annual-cap']],
    ['company.year.usedCents', { company: { year: { usedCents: undefined } } }, ['annual-cap']],
    ['company.year.reservedCents', { company: { year: { reservedCents: undefined } } }, ['annual-cap']],
    ['company.year.violationCents', { company: { year: { violationCents: undefined } } }, ['annual-cap']],
    ['amount', { amount: undefined }, ['annual-cap', 'exchange-rate']],
    ['amount.value', { amount: { value: undefined } }, ['annual-cap']],
    ['amount.currency', { amount: { currency: undefined } }, ['annual-cap', 'exchange-rate']],
    ['rate', { rate: undefined }, ['annual-cap', 'exchange-rate']],
    ['rate.value', { rate: { value: undefined } }, ['annual-cap', 'exchange-rate']],
    ['rate.date', { rate: { date: undefined } }, ['exchange-rate']],
    ['rate.source', { rate: { source: undefined } }, ['exchange-rate']],
    ['savedRates', { savedRates: undefined }, ['exchange-rate']],
    ['payee', { payee: undefined }, ['payee']],
    ['payee.kind', { payee: { kind: undefined } }, ['payee']],
    ['payee.name', { payee: { name: undefined } }, ['payee']],
    ['fsbLicense', { fsbLicense: undefined }, ['purpose']],
    ['fsbLicense.status', { fsbLicense: { status: undefined } }, ['purpose']],
    ['product', { product: undefined }, ['commerce-basis']],
    ['product.kind', { product: { kind: undefined } }, ['commerce-basis']],
    ['product.eccn', { product: { eccn: undefined } }, ['commerce-basis']],
    ['product.massMarket', { product: { massMarket: undefined } }, ['commerce-basis']],
    ['product.classifiedOn', { product: { classifiedOn: undefined } }, ['commerce-basis']],
    ['product.evidence', { product: { evidence: undefined } }, ['commerce-basis']],
    ['parties', { parties: undefined }, ['destination', 'end-user']],
  ])('%s: review, never clear', (_field, changes, rules) => {
    const answer = answerTo(changes)
    expect(answer.outcome).toBe('review')
    for (const rule of rules) expect(answer.of(rule)?.outcome, rule).toBe('review')
  })

  test('product.htsCode, from 24 Feb 2022', () => {
    const later = { today: '2026-11-20', paymentDate: '2026-11-22', product: { htsCode: undefined } }
    expect(answerTo(later).of('commerce-basis')?.outcome).not.toBe('clear')
  })

  test('figures that rest on it are null', () => {
    expect(answerTo({ company: { year: undefined } })).toMatchObject({ countedCents: 85_480, headroomAfterCents: null })
    expect(answerTo({ rate: undefined })).toMatchObject({ countedCents: null, headroomAfterCents: null })
  })

  test('a block that no value of it could undo remains', () => {
    const amount = { currency: 'USD', value: '5,000.01' }
    expect(answerTo({ amount, rate: undefined, company: { year: undefined } }).outcome).toBe('blocked')
    const parties = [{ role: 'consignee', name: 'A', address: 'ul. Lenina 1, Sevastopol' }]
    expect(answerTo({ paymentDate: undefined, parties }).outcome).toBe('blocked')
  })

  test('a region that is barred since 2022 alone blocks only on a known date', () => {
    const parties = [{ role: 'consignee', name: 'A', city: 'Donetsk', region: 'DNR', address: 'ul. Artyoma 1' }]
    expect(answerTo({ parties }).of('destination')?.outcome).toBe('clear')
    expect(answerTo({ parties, paymentDate: undefined }).of('destination')?.outcome).toBe('review')
    expect(answerTo({ parties, paymentDate: '2022-02-21' }).of('destination')?.outcome).not.toBe('clear')
  })
})

describe('the error of a line that cannot be read names its field', () => {
  test.each<[Json, string]>([
    [{ payeee: {} }, 'payeee is not a field that is known here.'],
    [{ payee: { fsbReciept: true } }, 'payee.fsbReciept is not a field that is known here.'],
    [{ payee: { kind: 'frend' } }, 'payee.kind is not one of fsb, agent, state_duty, other.'],
    [{ payee: { fsbReceipt: 'yes' } }, 'payee.fsbReceipt is not true or false.'],
    [{ paymentDate: '1/2/2026' }, 'paymentDate is not a date such as 2026-11-27.'],
    [{ paymentDate: '2026-02-30' }, 'paymentDate is not a date such as 2026-11-27.'],
    [{ company: { year: { usedCents: 1.5 } } }, 'company.year.usedCents is not a whole number of cents.'],
    [{ company: { year: { usedCents: -1 } } }, 'company.year.usedCents is below zero.'],
    [{ amount: { currency: 'XXX' } }, 'amount.currency is not a currency code of ISO 4217 in capitals.'],
    [
      { parties: [{ role: 'consignee', country: 'Russia' }] },
      'parties[0].country is not a country code of ISO 3166 such as RU.',
    ],
    [{ rate: { usd: '5' } }, 'rate.usd is given beside rate.value; give one of the two.'],
    [
      { savedRates: [{ currency: 'RUB', date: '2021-09-20', value: '73', source: 'a friend' }] },
      'savedRates[0].source is not one of bank_of_russia, ecb, bank_debit, other.',
    ],
    [{ policy: { rateTolerancePercent: 101 } }, 'policy.rateTolerancePercent is above 100.'],
    [{ confirmed: ['no-such-text'] }, 'confirmed names no-such-text, which is not a question of this law.'],
  ])('%j', (changes, error) => {
    expect(errorOf(changes)).toBe(error)
  })

  test.each(['1.000,00', '5e3', '-5', '', '$5', '1,00', '0x10'])('an amount of %j', (value) => {
    expect(errorOf({ amount: { value } })).toMatch(/^amount\.value cannot be read\./)
  })

  test.each([
    ['62,400.00', 85_480],
    ['62 400.00', 85_480],
    ['62400', 85_480],
    ['62\u00a0400', 85_480],
    [62_400, 85_480],
  ])('an amount of %j counts %d cents', (value, countedCents) => {
    expect(answerTo({ amount: { value } }).countedCents).toBe(countedCents)
  })
})
