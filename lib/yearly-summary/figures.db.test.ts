import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { licenseWhere } from '@/lib/fsb-licenses/fsb-license-filter'
import { licenseListParams } from '@/lib/fsb-licenses/fsb-license-list-params'
import { readListParams } from '@/lib/list-params'
import { paymentListSchema } from '@/lib/payments/payment-list-params'
import { totalPayments } from '@/lib/payments/payment-totals'
import { asOwner, db } from '@/test/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson, movePayment } from '@/test/ledger'
import { summaryParts } from './document/summary-parts'
import { keyFigures } from './key-figures'
import type { SummaryScope } from './summary-scope'
import { readYearlySummary } from './yearly-summary'

// Every figure of a history made for it equals SQL written here, apart from the program; and every count leads to a list of exactly so many rows.

let one: string

async function addProduct(companyId: string, kind: string): Promise<string> {
  const id = randomUUID()
  await asOwner.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind) VALUES ($1, $2, $3, 'Maker', $4::"ProductKind")`,
    [id, companyId, `Product ${kind}`, kind],
  )
  return id
}

const at = (client: pg.PoolClient, instant: string) =>
  client.query("SELECT set_config('headroom.demo_clock', $1, false)", [instant])

async function addHistory(client: pg.PoolClient, companyId: string, people: { analyst: string; manager: string }) {
  const { analyst, manager } = people
  const kinds = ['notification', 'permit', 'import_license', 'certification'] as const
  const licenses = await Promise.all(kinds.map((kind) => addLicense(companyId, { kind, validUntil: '2024-06-30' })))
  const products = [await addProduct(companyId, 'consumer_device'), await addProduct(companyId, 'other_it'), null]
  const common = { companyId, recordedById: analyst }
  for (let number = 0; number < 14; number++) {
    const year = number % 3 === 0 ? 2023 : 2024
    const paymentDate = `${year}-${String((number % 12) + 1).padStart(2, '0')}-15`
    // One in four is entered after it was paid, one of them in the year after.
    await at(client, number % 4 === 0 ? `${year + (number === 8 ? 1 : 0)}-12-20T15:00:00Z` : `${paymentDate}T14:00:00Z`)
    await addPaidPayment(
      {
        ...common,
        fsbLicenseId: licenses[number % 4],
        productId: products[number % 3],
        payeeKind: (['fsb', 'agent', 'state_duty'] as const)[number % 3],
        amountCents: 10_007 + number * 1009,
        paymentDate,
        generalLicenses: number % 2 ? ['GL 1C', 'GL 42'] : ['GL 1C'],
        usedBeforeCents: number === 5 ? 480_000 : 0,
      },
      manager,
      client,
    )
  }
  const fsbLicenseId = licenses[0]
  await at(client, '2024-05-06T12:00:00Z')
  for (const [place, days] of [1, 3, 5].entries()) {
    await at(client, '2024-05-06T12:00:00Z')
    const id = await addPayment(
      { ...common, fsbLicenseId, amountCents: 4_000 + place, paymentDate: '2024-05-06', state: 'in_review' },
      client,
    )
    await at(client, `2024-05-${String(6 + days).padStart(2, '0')}T12:30:00Z`)
    await movePayment(id, ['in_review', days === 5 ? 'blocked' : 'requested'], manager, { reason: 'looked at', client })
  }
  await addPayment({ ...common, fsbLicenseId, amountCents: 999, paymentDate: '2024-05-12', state: 'in_review' }, client)
  for (const [over, blockedBy] of [
    [24_999, ['annual-cap']],
    [25_000, ['annual-cap', 'payee']],
    [1, ['purpose']],
  ] as const) {
    await addPayment(
      {
        ...common,
        amountCents: 500_000 + over,
        paymentDate: '2024-07-07',
        state: 'blocked',
        blockedBy: [...blockedBy],
      },
      client,
    )
  }
  const wrong = await addPayment({ ...common, fsbLicenseId, amountCents: 7_777, paymentDate: '2024-08-08' }, client)
  await movePayment(wrong, ['requested', 'voided'], analyst, { reason: 'Entered for the wrong license', client })
  await addPayment(
    { ...common, fsbLicenseId, amountCents: 8_888, paymentDate: '2024-08-08', correctsId: wrong },
    client,
  )
  await addPayment(
    {
      ...common,
      fsbLicenseId,
      amountCents: 31_240,
      paymentDate: '2024-11-06',
      state: 'violation',
      blockedBy: ['destination'],
    },
    client,
  )
}

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  const people = { analyst: await addPerson('Tomas Aldana', 'analyst'), manager: await addPerson('Ingrid', 'manager') }
  one = await addCompany('Kestrel')
  const client = await asOwner.connect()
  for (const companyId of [one, await addCompany('Ambry'), await addCompany('Mirova')])
    await addHistory(client, companyId, people)
  await at(client, '')
  client.release()
})

const number = async (sql: string, scope: SummaryScope): Promise<number> => {
  const company = scope.companyId ? `AND company_id = '${scope.companyId}'` : ''
  const { rows } = await asOwner.query(
    `SELECT coalesce((${sql.replaceAll('$scope', `year = ${scope.year} ${company}`)}), 0)::float8 AS n`,
  )
  return rows[0].n
}

const PAID = "FROM payment WHERE state = 'paid' AND $scope"
const REVIEWS = `FROM payment_transition a LEFT JOIN payment_transition b ON a.payment_id = b.payment_id AND b.seq = 2
  WHERE a.seq = 1 AND a.to_state = 'in_review' AND a.payment_id IN (SELECT id FROM payment WHERE $scope)`
const LEFT = 'd.cap_cents - d.used_cents - d.reserved_cents - p.amount_cents'
const DETERMINED =
  'FROM (SELECT * FROM payment WHERE $scope) p JOIN payment_determination d ON d.payment_id = p.id AND d.seq = 1'

/** The same figures in SQL of their own: from payments and transitions, never from the rollup. */
const FIGURES: Record<string, string> = {
  used: `SELECT sum(amount_cents) ${PAID}`,
  reserved: "SELECT sum(amount_cents) FROM payment WHERE state IN ('requested', 'approved', 'in_review') AND $scope",
  left: "SELECT sum(500000 - used) FROM (SELECT sum(amount_cents) FILTER (WHERE state IN ('paid', 'requested', 'approved', 'in_review')) used FROM payment WHERE $scope GROUP BY company_id) s",
  paid: `SELECT count(*) ${PAID}`,
  'companies-paid': `SELECT count(DISTINCT company_id) ${PAID}`,
  highest: `SELECT max(s) FROM (SELECT sum(amount_cents) s ${PAID} GROUP BY company_id) t`,
  blocked: "SELECT count(*) FROM payment WHERE state = 'blocked' AND $scope",
  'blocked-usd': "SELECT sum(amount_cents) FROM payment WHERE state = 'blocked' AND $scope",
  violations: "SELECT count(*) FROM payment WHERE state = 'violation' AND $scope",
  'violations-usd': "SELECT sum(amount_cents) FROM payment WHERE state = 'violation' AND $scope",
  'month:3': `SELECT sum(amount_cents) ${PAID} AND to_char(payment_date, 'MM') = '03'`,
  'month:12': `SELECT sum(amount_cents) ${PAID} AND to_char(payment_date, 'MM') = '12'`,
  'license:GL 1C': `SELECT sum(amount_cents) ${PAID}`,
  'license:GL 42': `SELECT sum(amount_cents) ${PAID} AND id IN (SELECT payment_id FROM payment_determination WHERE general_licenses @> '{GL 42}')`,
  'kind:permit': `SELECT sum(amount_cents) ${PAID} AND fsb_license_id IN (SELECT id FROM fsb_license WHERE kind = 'permit')`,
  'payee:agent': `SELECT sum(amount_cents) ${PAID} AND payee_kind = 'agent'`,
  'product:other_it': `SELECT sum(amount_cents) ${PAID} AND product_id IN (SELECT id FROM product WHERE kind = 'other_it')`,
  'product:none': `SELECT sum(amount_cents) ${PAID} AND product_id IS NULL`,
  'rule:annual-cap': `SELECT count(*) ${DETERMINED} WHERE p.state = 'blocked' AND 'annual-cap' = ANY (d.blocked_by)`,
  'rule:duplicate': `SELECT count(*) ${DETERMINED} WHERE p.state = 'blocked' AND d.blocked_by = '{}'`,
  reviews: `SELECT count(*) ${REVIEWS}`,
  'reviews-cleared': `SELECT count(*) ${REVIEWS} AND b.to_state = 'requested'`,
  'reviews-refused': `SELECT count(*) ${REVIEWS} AND b.to_state <> 'requested'`,
  'reviews-long': `SELECT count(*) ${REVIEWS} AND b.at > a.at + interval '48 hours'`,
  'near-within': `SELECT count(*) ${DETERMINED} WHERE p.state NOT IN ('blocked', 'voided', 'rejected', 'violation') AND ${LEFT} BETWEEN 0 AND 24999`,
  'near-over': `SELECT count(*) ${DETERMINED} WHERE p.state = 'blocked' AND 'annual-cap' = ANY (d.blocked_by) AND ${LEFT} BETWEEN -24999 AND -1`,
  late: "SELECT count(*) FROM payment WHERE (recorded_at AT TIME ZONE 'America/New_York')::date > payment_date AND $scope",
  'late-year':
    "SELECT count(*) FROM payment WHERE extract(year FROM recorded_at AT TIME ZONE 'America/New_York') > year AND $scope",
  voided: "SELECT count(*) FROM payment WHERE state = 'voided' AND $scope",
  anew: 'SELECT count(*) FROM payment WHERE corrects_id IS NOT NULL AND $scope',
}

describe.each([
  ['all companies', false],
  ['one company', true],
])('the figures of %s', (_words, alone) => {
  const scopeOf = (year: number): SummaryScope => ({ year, companyId: alone ? one : undefined })

  it.each([2024, 2023])('of %i equal SQL of their own', async (year) => {
    const { figures } = await readYearlySummary(scopeOf(year))
    const read = Object.fromEntries(keyFigures(figures).map(({ key, value }) => [key, value]))
    for (const [key, sql] of Object.entries(FIGURES))
      expect([key, read[key] ?? 0]).toEqual([key, await number(sql, scopeOf(year))])
    if (year === 2024) {
      for (const key of Object.keys(FIGURES)) expect([key, read[key] !== 0]).toEqual([key, true])
      const before = await readYearlySummary(scopeOf(2023))
      expect(figures.before).toEqual(before.figures.totals)
      expect(figures.late.afterPayment.before.count).toBe(before.figures.late.afterPayment.count)
      expect(figures.months.map(({ paid }) => paid.before.cents)).toEqual(
        before.figures.months.map(({ paid }) => paid.cents),
      )
    }
  })

  it('lead to exactly the rows they count', async () => {
    const { figures } = await readYearlySummary(scopeOf(2024))
    let followed = 0
    for (const { key, table } of summaryParts(figures, 'America/New_York')) {
      for (const cell of table?.rows.flatMap(({ cells }) => cells) ?? []) {
        if (!('text' in cell) || !cell.href?.startsWith('/payments?') || !/^[\d,]+$/.test(cell.text)) continue
        const params = readListParams(paymentListSchema, new URLSearchParams(cell.href.split('?')[1]))
        const { count } = await totalPayments(params)
        expect([key, cell.href, count]).toEqual([key, cell.href, Number(cell.text.replaceAll(',', ''))])
        followed += 1
      }
    }
    expect(followed).toBeGreaterThan(30)
  })
})

describe('the conduct of the year', () => {
  it('says how long reviews waited', async () => {
    const { figures } = await readYearlySummary({ year: 2024, companyId: one })
    expect(figures.reviews).toEqual({
      all: 4,
      open: 1,
      cleared: 2,
      refused: 1,
      waitedLong: 2,
      medianMinutes: 3 * 24 * 60 + 30,
      longestMinutes: 5 * 24 * 60 + 30,
    })
  })

  it('names who corrected what, and why', async () => {
    const { figures } = await readYearlySummary({ year: 2024, companyId: one })
    expect(figures.corrections.rows.map(({ kind, who, why, amountCents }) => [kind, who, why, amountCents])).toEqual(
      expect.arrayContaining([
        ['voided', 'Tomas Aldana', 'Entered for the wrong license', 7_777],
        ['entered anew', 'Tomas Aldana', '', 8_888],
      ]),
    )
  })

  it('counts the FSB licenses that end as their list does', async () => {
    const { figures } = await readYearlySummary({ year: 2024, companyId: one })
    expect([figures.expiring.count, figures.expiring.rows.length]).toEqual([4, 4])
    const params = readListParams(licenseListParams, new URLSearchParams({ ends: '2024', company: one, state: 'all' }))
    const rows = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM fsb_license l JOIN company c ON c.id = l.company_id WHERE ${licenseWhere(params, '2026-01-01')}`
    expect(rows[0]?.count).toBe(4)
  })
})
