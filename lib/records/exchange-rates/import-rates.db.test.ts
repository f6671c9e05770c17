import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { RATE_MESSAGES } from '@/lib/records/messages'
import { db } from '@/test/database/database'
import { latestRate, listExchangeRates } from './exchange-rate-queries'
import { importRates, previewRates } from './import-rates'
import { supersedeRate } from './supersede-rate'

let analyst: Actor
let auditor: Actor

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  analyst = await db.person.create({ data: { email: 'a@c.example', name: 'Tomas Aldana', role: 'analyst' } })
  auditor = await db.person.create({ data: { email: 'o@c.example', name: 'Ola Nwosu', role: 'auditor' } })
})

const LIST = '840;USD;1;Доллар США;80,1500\n978;EUR;1;Евро;87,1234\n'
const given = (text: string, date = '2025-03-03') => ({ text, date })

describe('a published list', () => {
  it('is previewed, then saved completely with its rows and one event', async () => {
    expect(await previewRates(analyst, given(LIST))).toMatchObject({
      ok: true,
      value: { errors: [], savedAlready: 0, rates: [{ currency: 'RUB' }, { currency: 'EUR' }] },
    })
    expect(await db.exchangeRate.count()).toBe(0)
    expect(await importRates(analyst, given(LIST))).toMatchObject({ ok: true })
    expect(await latestRate('RUB', '2025-03-03')).toMatchObject({ rate: '80.1500', source: 'bank_of_russia' })
    const saved = await db.exchangeRate.findFirstOrThrow({ where: { currency: 'EUR' } })
    expect(saved.publishedRow).toBe('978;EUR;1;Евро;87,1234 | 840;USD;1;Доллар США;80,1500')
    expect(await db.auditEvent.count({ where: { verb: 'exchange-rate.imported' } })).toBe(1)
  })

  it('counts the rates that are already saved, and saves nothing when it has an error', async () => {
    expect(await previewRates(analyst, given(LIST))).toMatchObject({ value: { savedAlready: 2, rates: [] } })
    const other = `${LIST.replace('80,1500', '81,0000')}036;AUD;1;x;52,0\n`
    expect(await previewRates(analyst, given(other))).toMatchObject({
      value: { errors: [{ message: RATE_MESSAGES.savedOtherwise('RUB', '2025-03-03', '80.1500', '81.0000') }, {}] },
    })
    expect(await importRates(analyst, given(other))).toMatchObject({ ok: false })
    expect(await db.exchangeRate.count()).toBe(2)
  })

  it('of a future day is refused, and so is an auditor', async () => {
    expect(await previewRates(analyst, given(LIST, '2999-01-01'))).toMatchObject({
      value: { errors: [{ message: RATE_MESSAGES.futureList('2999-01-01') }] },
    })
    expect(await importRates(auditor, given(LIST))).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})

describe('an incorrect rate', () => {
  it('is superseded with a reason, never edited', async () => {
    const wrong = await db.exchangeRate.findFirstOrThrow({ where: { currency: 'RUB' } })
    const input = { id: wrong.id, rate: '80.2500', reason: 'Mistyped' }
    const answers = await Promise.all([supersedeRate(analyst, input), supersedeRate(analyst, input)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await latestRate('RUB', '2025-03-03')).toMatchObject({ rate: '80.2500' })
    expect(await listExchangeRates({ currency: 'RUB' })).toMatchObject({
      count: 1,
      rows: [{ version: 2, reason: 'Mistyped' }],
    })
    expect((await db.exchangeRate.findUniqueOrThrow({ where: { id: wrong.id } })).rate.toFixed()).toBe('80.15')
    expect(await supersedeRate(auditor, input)).toMatchObject({ refusal: { kind: 'forbidden' } })
  })

  it('is superseded only by the next version of its own currency, day and source', async () => {
    const other = await db.exchangeRate.findFirstOrThrow({ where: { currency: 'EUR' } })
    const row = { currency: 'GBP', rateDate: other.rateDate, rate: '1', source: 'ecb' as const, reason: 'x' }
    await expect(db.exchangeRate.create({ data: { ...row, version: 2, supersedesId: other.id } })).rejects.toThrow()
    await expect(db.exchangeRate.create({ data: { ...row, version: 2 } })).rejects.toThrow()
  })
})
