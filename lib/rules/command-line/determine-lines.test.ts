import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { SHIPPED_LAW } from '@/lib/law/shipped-law'
import { answerLine } from './answer-line'
import { determineLines } from './determine-lines'
import { FIELDS, helpText } from './help'

type Json = { [key: string]: unknown }

/** A payment in rubles of 2021 that nothing speaks against. */
const ENTRY: Json = {
  id: 'e',
  today: '2021-09-20',
  paymentDate: '2021-09-22',
  alreadyPaid: false,
  purpose: 'paying',
  company: {
    name: 'Acme Corp',
    year: { usedCents: 100_000, reservedCents: 50_000, violationCents: 0 },
    group: null,
  },
  amount: { currency: 'RUB', value: '62,400.00' },
  rate: { value: '73.0000', date: '2021-09-20', source: 'bank_of_russia' },
  savedRates: [{ currency: 'RUB', date: '2021-09-20', value: '73.0000', source: 'bank_of_russia' }],
  payee: { kind: 'fsb', name: 'FSB, licensing centre' },
  fsbLicense: { kind: 'notification', number: 'RU0000021617', status: 'valid' },
  product: {
    name: 'Ridge 2 headset',
    kind: 'consumer_device',
    eccn: '5A992.c',
    massMarket: true,
    htsCode: '8518.30',
    classifiedOn: '2020-02-03',
    evidence: 'Classification report 11',
  },
  parties: [
    { role: 'consignee', name: 'Meridian Retail LLC', country: 'RU', city: 'Moscow', address: 'Tverskaya ul. 7' },
  ],
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The entry with changes laid over it; `undefined` leaves a field out. */
function laid(under: Json, over: Json): Json {
  const result = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const before = result[key]
    result[key] = isObject(value) && isObject(before) ? laid(before, value) : value
  }
  return result
}

function answerTo(changes: Json = {}) {
  const answer = answerLine(JSON.stringify(laid(ENTRY, changes)), SHIPPED_LAW)
  if ('error' in answer) throw new Error(answer.error)
  const of = (rule: string) => answer.findings.find((finding) => finding.rule === rule)
  return { ...answer, of }
}

const errorOf = (changes: Json): string => {
  const answer = answerLine(JSON.stringify(laid(ENTRY, changes)), SHIPPED_LAW)
  return 'error' in answer ? answer.error : `no error, ${answer.outcome}`
}

test('an entry with every field is clear, with what counts and what is left', () => {
  const answer = answerTo()
  expect(answer.findings.filter(({ outcome }) => outcome !== 'clear')).toEqual([])
  expect(answer).toMatchObject({ id: 'e', outcome: 'clear', countedCents: 85_480, headroomAfterCents: 264_520 })
  expect(answer.notExamined).toEqual(['duplicate', 'earlier-attempt'])
  expect(Object.keys(answer.versions)).toEqual(['rules', 'law', 'places', 'screening'])
  for (const finding of answer.findings) {
    expect(Object.keys(finding)).toEqual(['rule', 'outcome', 'message', 'citation'])
    expect(['duplicate', 'earlier-attempt']).not.toContain(finding.rule)
  }
})

describe('the faults as they were tried', () => {
  const euros = { currency: 'EUR', value: '4,900.00' }
  const savedEuro = [{ currency: 'EUR', date: '2021-09-20', value: '0.85295121', source: 'ecb' }]
  test.each<[string, Json, string, string, RegExp]>([
    ['violations take headroom', { company: { year: { violationCents: 350_000 } } }, 'annual-cap', 'blocked', /./],
    ['EUR at the ruble rate', { amount: euros, savedRates: savedEuro }, 'exchange-rate', 'review', /more than 2 %/],
    [
      'EUR the other way round',
      { amount: euros, rate: { value: '1.1724' }, savedRates: savedEuro },
      'exchange-rate',
      'review',
      /more than 2 %/,
    ],
    [
      'EUR, and no EUR saved',
      { amount: euros, rate: { value: '0.85' } },
      'exchange-rate',
      'review',
      /no rate to compare/,
    ],
    ['RUB at 9999999', { rate: { value: '9999999' } }, 'exchange-rate', 'review', /more than 2 %/],
    ['ten times the rate', { rate: { value: '730' } }, 'exchange-rate', 'review', /more than 2 %/],
    ['a rate of 2010', { rate: { date: '2010-01-12' } }, 'exchange-rate', 'review', /12 Jan 2010/],
    ['a rate of a day to come', { rate: { date: '2021-09-21' } }, 'exchange-rate', 'blocked', /has not come/],
    [
      'USD 0.01 for RUB 400,000',
      { amount: { value: '400,000' }, rate: { value: undefined, date: undefined, usd: '0.01', source: 'bank_debit' } },
      'exchange-rate',
      'review',
      /debit is off/,
    ],
    ['no saved rate', { savedRates: [] }, 'exchange-rate', 'review', /no rate to compare/],
    [
      'an agent who keeps it all',
      {
        amount: { currency: 'USD', value: '20,000' },
        rate: undefined,
        payee: { kind: 'agent', name: 'Baltic Filing', serviceFee: '20,000', fsbReceipt: true },
      },
      'payee',
      'review',
      /more than 50 %/,
    ],
    [
      '2,999.99 of 3,000',
      {
        amount: { currency: 'USD', value: '3,000' },
        rate: undefined,
        payee: { kind: 'agent', name: 'Baltic Filing', serviceFee: '2,999.99', fsbReceipt: true },
      },
      'payee',
      'review',
      /more than 50 %/,
    ],
    [
      'a split without a receipt',
      { payee: { kind: 'agent', name: 'Baltic Filing', serviceFee: '100', fsbReceipt: false } },
      'payee',
      'review',
      /receipt/,
    ],
    [
      'a split, and nobody said of a receipt',
      { payee: { kind: 'agent', name: 'Baltic Filing', serviceFee: '100' } },
      'payee',
      'review',
      /receipt/,
    ],
    ['a cancelled FSB license', { fsbLicense: { status: 'cancelled' } }, 'purpose', 'review', /cancelled/],
    [
      'a consignee in Yalta, Krimea',
      { parties: [{ role: 'consignee', name: 'A', address: 'Yalta, Krimea' }] },
      'destination',
      'blocked',
      /Crimea/,
    ],
    ['a payee in Yalta, Krimea', { payee: { address: 'Kirova 12, Yalta, Krimea' } }, 'payee', 'review', /barred/],
  ])('%s', (_what, changes, rule, outcome, message) => {
    const answer = answerTo(changes)
    expect(answer.of(rule)).toMatchObject({ outcome, message: expect.stringMatching(message) })
    expect(answer.outcome).not.toBe('clear')
  })

  test('the cap is inclusive to the cent, and a block leaves the headroom as it was', () => {
    const year = { usedCents: 100_000, reservedCents: 50_000, violationCents: 50_000 }
    const dollars = (value: string) =>
      answerTo({ amount: { currency: 'USD', value }, rate: undefined, company: { year } })
    expect(dollars('3,000.00')).toMatchObject({ outcome: 'clear', headroomAfterCents: 0 })
    expect(dollars('3,000.01')).toMatchObject({ outcome: 'blocked', headroomAfterCents: 300_000 })
    const over = { usedCents: 500_000, reservedCents: 0, violationCents: 100_000 }
    expect(answerTo({ company: { year: over } })).toMatchObject({ outcome: 'blocked', headroomAfterCents: 0 })
  })

  test('an unknown split counts in full', () => {
    const answer = answerTo({ payee: { kind: 'agent', name: 'Baltic Filing' } })
    expect(answer).toMatchObject({ outcome: 'clear', countedCents: 85_480 })
  })
})

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

  test('what no value of it could undo stays blocked', () => {
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

describe('a line that cannot be read is answered by its field', () => {
  test.each<[Json, string]>([
    [{ payeee: {} }, 'payeee is not a field that is known here.'],
    [{ payee: { fsbReciept: true } }, 'payee.fsbReciept is not a field that is known here.'],
    [{ payee: { kind: 'frend' } }, 'payee.kind is not one of fsb, agent, state_duty, other.'],
    [{ payee: { fsbReceipt: 'yes' } }, 'payee.fsbReceipt is not true or false.'],
    [{ paymentDate: '1/1/2026' }, 'paymentDate is not a date such as 2026-11-27.'],
    [{ paymentDate: '2026-02-30' }, 'paymentDate is not a date such as 2026-11-27.'],
    [{ company: { year: { usedCents: 1.5 } } }, 'company.year.usedCents is not a whole number of cents.'],
    [{ company: { year: { usedCents: -1 } } }, 'company.year.usedCents is below zero.'],
    [{ amount: { currency: 'XXX' } }, 'amount.currency is not a currency code of ISO 4217 in capitals.'],
    [
      { parties: [{ role: 'consignee', country: 'Russia' }] },
      'parties[0].country is not a country code of ISO 3166 such as RU.',
    ],
    [{ rate: { usd: '5' } }, 'rate.usd stands beside rate.value; give one of the two.'],
    [
      { savedRates: [{ currency: 'RUB', date: '2021-09-20', value: '73', source: 'a friend' }] },
      'savedRates[0].source is not one of bank_of_russia, ecb, bank_debit, other.',
    ],
    [{ policy: { rateTolerancePercent: 101 } }, 'policy.rateTolerancePercent is above 100.'],
    [{ confirmed: ['no-such-text'] }, 'confirmed names no-such-text, which is no question of this law.'],
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

test('policies and confirmations come with the line', () => {
  expect(answerTo({ rate: { value: '70' } }).outcome).toBe('review')
  expect(answerTo({ rate: { value: '70' }, policy: { rateTolerancePercent: 5 } }).outcome).toBe('clear')
  const split = { kind: 'agent', name: 'Baltic Filing', serviceFee: '40,000', fsbReceipt: true }
  expect(answerTo({ payee: split }).outcome).toBe('review')
  expect(answerTo({ payee: split, policy: { serviceFeeSharePercent: 80 } }).outcome).toBe('clear')
})

test('what is given and read by no rule is told', () => {
  const { notExamined } = answerTo({ note: 'for the shop', company: { registrationNumber: '1047', address: 'Boston' } })
  expect(notExamined).toEqual(['duplicate', 'earlier-attempt', 'note', 'company.address', 'company.registrationNumber'])
})

async function run(lines: string[]): Promise<Json[]> {
  const pieces: string[] = []
  const output = new Writable({
    write(piece, _encoding, next) {
      pieces.push(String(piece))
      next()
    },
  })
  await determineLines(Readable.from([`${lines.join('\n')}\n`]), output, SHIPPED_LAW)
  return pieces
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('a line in is a line out, in the same order; a bad line is answered and the run goes on', async () => {
  const good = JSON.stringify({ ...ENTRY, id: 7 })
  const answers = await run(['{', good, '', '[]', '{"id":"x","purpose":5}', '{}'])
  expect(answers.map(({ id, error, outcome }) => [id, error ? 'error' : outcome])).toEqual([
    [null, 'error'],
    [7, 'clear'],
    [null, 'error'],
    ['x', 'error'],
    [null, 'review'],
  ])
})

test('many lines keep their order', async () => {
  const answers = await run(Array.from({ length: 2_000 }, (_, id) => JSON.stringify({ ...ENTRY, id })))
  expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 2_000 }, (_, id) => id))
})

test('--help and the README give every field', () => {
  const [help, readme] = [helpText(SHIPPED_LAW), readFileSync('README.md', 'utf8')]
  for (const [field] of FIELDS) {
    expect(help).toContain(field)
    expect(readme).toContain(`\`${field}\``)
  }
  for (const { id } of SHIPPED_LAW.questions) expect(help).toContain(id)
})
