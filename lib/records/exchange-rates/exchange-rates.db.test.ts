import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { RATE_MESSAGES } from '@/lib/records/messages'
import { db } from '@/test/database/database'
import { enterExchangeRate } from './enter-exchange-rate'
import { exchangeRateInput } from './exchange-rate-input'
import { latestRate, listExchangeRates } from './exchange-rate-queries'

let analyst: Actor
let auditor: Actor

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  analyst = await db.person.create({ data: { email: 'a@c.example', name: 'Tomas Aldana', role: 'analyst' } })
  auditor = await db.person.create({ data: { email: 'o@c.example', name: 'Ola Nwosu', role: 'auditor' } })
})

const enter = (currency: string, rateDate: string, rate: string, source = 'bank_of_russia') =>
  enterExchangeRate(analyst, exchangeRateInput.parse({ currency, rateDate, rate, source }))

describe('exchange rates', () => {
  it('saves a rate with its event, and suggests the latest on or before a date', async () => {
    expect(await enter('RUB', '3 Mar 2025', '88.2')).toMatchObject({ ok: true })
    await enter('RUB', '2025-03-07', '87.12345678')
    await enter('RUB', '2025-03-07', '90', 'other')
    await enter('KZT', '2025-03-06', '500')
    expect(await latestRate('RUB', '2025-03-05')).toEqual({
      currency: 'RUB',
      rateDate: '2025-03-03',
      rate: '88.2000',
      source: 'bank_of_russia',
    })
    expect(await latestRate('RUB', '2025-12-31')).toMatchObject({ rate: '87.12345678', source: 'bank_of_russia' })
    expect(await latestRate('RUB', '2025-03-02')).toBeNull()
    const events = await db.auditEvent.findMany({ where: { verb: 'exchange-rate.entered' } })
    expect(events).toHaveLength(4)
    expect(JSON.parse(events[0]!.after!)).toMatchObject({
      currency: 'RUB',
      rateDate: '2025-03-03',
      rate: '88.2',
      source: 'bank_of_russia',
    })
  })

  it('refuses a second rate of a currency, day and source, and shows the saved one', async () => {
    await enter('EUR', '2025-04-01', '0.9')
    const answers = await Promise.all([enter('EUR', '2025-04-01', '0.95'), enter('EUR', '2025-04-01', '0.96')])
    for (const answer of answers) {
      expect(answer).toMatchObject({
        ok: false,
        refusal: { kind: 'invalid', fieldErrors: { rateDate: expect.stringContaining('0.9000') } },
      })
    }
  })

  it('refuses a future day and a day before the ledger', async () => {
    for (const date of ['2999-01-01', '2016-12-28']) {
      expect(await enter('RUB', date, '80')).toMatchObject({
        refusal: { fieldErrors: { rateDate: expect.any(String) } },
      })
    }
  })

  it('are read but not entered by an auditor', async () => {
    const input = exchangeRateInput.parse({ currency: 'RUB', rateDate: '2025-05-05', rate: '80', source: 'other' })
    expect(await enterExchangeRate(auditor, input)).toMatchObject({ refusal: { kind: 'forbidden' } })
  })

  it('are listed newest day first, by page, for all currencies or one', async () => {
    await db.exchangeRate.createMany({
      data: Array.from({ length: 120 }, (_, day) => ({
        currency: 'GBP',
        rateDate: new Date(Date.UTC(2024, 0, 1 + day)),
        rate: '0.8',
        source: 'other' as const,
      })),
    })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listExchangeRates({ currency: 'GBP', after })
      expect(page.count).toBe(120)
      seen.push(...page.rows.map(({ rateDate }) => rateDate))
      after = page.after
    } while (after)
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...new Set(seen)].sort().reverse())
    expect((await listExchangeRates({})).count).toBeGreaterThan(120)
  })
})

describe('the input', () => {
  it.each([
    [{ rateDate: '29 Feb 2025' }, 'rateDate', /^February 2025 has 28 days/],
    [{ rateDate: '03/04/2025' }, 'rateDate', /Enter the month by name$/],
    [{ rate: '80,15' }, 'rate', /^Enter the rate/],
    [{ rate: '0.000' }, 'rate', 'Enter a rate above zero'],
    [{ rate: '-5' }, 'rate', /^Enter the rate/],
    [{ currency: 'USD' }, 'currency', RATE_MESSAGES.currencyMissing],
    [{ currency: 'XXX' }, 'currency', RATE_MESSAGES.currencyMissing],
    [{ source: 'a friend' }, 'source', RATE_MESSAGES.sourceMissing],
  ])('%j', (changes, field, message) => {
    const full = { currency: 'RUB', rateDate: '2025-03-03', rate: '80.15', source: 'other' }
    const issue = exchangeRateInput.safeParse({ ...full, ...changes }).error?.issues[0]
    expect(issue?.path).toEqual([field])
    expect(issue?.message).toMatch(message)
  })
})
