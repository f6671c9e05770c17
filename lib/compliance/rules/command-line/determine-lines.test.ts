import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { determineLines } from './determine-lines'
import { FIELDS, helpText } from './help'
import { answerTo, ENTRY, type Json } from './test-lines'

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

describe('attempts that the rules must catch', () => {
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
    ['a rate of a future day', { rate: { date: '2021-09-21' } }, 'exchange-rate', 'blocked', /in the future/],
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
      'a split, and the receipt is not stated',
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
    [
      'a payee in Simferopol',
      { payee: { address: 'ul. Pushkina 5, Simferopol, Crimea' } },
      'payee',
      'blocked',
      /is in/,
    ],
    [
      'a directorate of the FSB in Crimea as payee',
      { payee: { name: 'УФСБ России по Республике Крым и городу Севастополю' } },
      'payee',
      'review',
      /barred/,
    ],
    [
      'an agent in Simferopol',
      { payee: { kind: 'agent', name: 'Simferopol Filing Agents LLC' } },
      'payee',
      'review',
      /barred/,
    ],
    ['a note', { note: 'goods will be sent on to Sevastopol' }, 'destination', 'review', /The note may name a place/],
    [
      'a payer in Sevastopol',
      { company: { address: 'ul. Lenina 1, Sevastopol' } },
      'destination',
      'blocked',
      /company.s address is in Crimea/,
    ],
    ['an applicant', { fsbLicense: { applicant: 'Yalta Trading' } }, 'destination', 'review', /applicant of the FSB/],
    ['a manufacturer', { product: { manufacturer: 'Kerch Works' } }, 'destination', 'review', /manufacturer/],
    ['a payee in Yalta, Krimea', { payee: { address: 'Kirova 12, Yalta, Krimea' } }, 'payee', 'blocked', /barred/],
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

describe('the group of the company', () => {
  const total = 500_000 - 85_480
  const group = (totalCents?: number, oneCap?: boolean) => ({ name: 'Acme Group', totalCents, oneCap })
  test.each<[string, unknown, string]>([
    ['none', null, 'clear'],
    ['not stated', undefined, 'review'],
    ['at one cap to the cent', group(total, true), 'clear'],
    ['a cent over, one cap for the whole group', group(total + 1, true), 'blocked'],
    ['a cent over, each company its own cap', group(total + 1, false), 'review'],
    ['its total is not known', group(undefined, true), 'review'],
    ['whether one cap holds is not known', group(0, undefined), 'review'],
  ])('%s: %s is %s', (_what, given, outcome) => {
    const answer = answerTo({ company: { group: given } })
    expect(answer.of('group')?.outcome).toBe(outcome)
    expect(answer.outcome).toBe(outcome)
  })
})

test('policies and confirmations come with the line', () => {
  expect(answerTo({ rate: { value: '70' } }).outcome).toBe('review')
  expect(answerTo({ rate: { value: '70' }, policy: { rateTolerancePercent: 5 } }).outcome).toBe('clear')
  const split = { kind: 'agent', name: 'Baltic Filing', serviceFee: '40,000', fsbReceipt: true }
  expect(answerTo({ payee: split }).outcome).toBe('review')
  expect(answerTo({ payee: split, policy: { serviceFeeSharePercent: 80 } }).outcome).toBe('clear')
})

test('the answer names given fields that no rule reads, and its message names what was and was not screened', () => {
  const company = { registrationNumber: '1047', address: '60 State Street, Boston, MA 02109' }
  const answer = answerTo({ note: 'for the shop', company })
  expect(answer.notExamined).toEqual(['duplicate', 'earlier-attempt', 'company.registrationNumber'])
  expect(answer.of('destination')?.message).toBe(
    'No party is in Crimea. Screened: consignee (name, address, city, country), payee (name), ' +
      'company (name, address), note. ' +
      'Not screened, because empty: consignee (postal code, region), payee (address), company (country), ' +
      'applicant of the FSB license, manufacturer of the product.',
  )
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

test('each line in gives one line out, in the same order; a bad line gets an error and the run continues', async () => {
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
