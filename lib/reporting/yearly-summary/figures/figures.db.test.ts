import { beforeAll, describe, expect, it } from 'vitest'
import { licenseWhere } from '@/lib/records/fsb-licenses/fsb-license-filter'
import { licenseListParams } from '@/lib/records/fsb-licenses/fsb-license-list-params'
import { asOwner, db } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import { arrangeSummaryHistory } from '@/test/ledger/summary-history'
import { signedFigures } from '../signing/signed-figures'
import type { SummaryScope } from '../summary-scope'
import { readYearlySummary } from '../yearly-summary'

// Every figure of a prepared history equals independent SQL written here.

let one: string

beforeAll(async () => {
  one = await arrangeSummaryHistory()
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

/** The same figures in independent SQL: from payments and transitions, never from the rollup. */
const FIGURES: Record<string, string> = {
  used: `SELECT sum(amount_cents) ${PAID}`,
  reserved: "SELECT sum(amount_cents) FROM payment WHERE state IN ('requested', 'approved', 'in_review') AND $scope",
  left: `
    SELECT sum(greatest(0, 500000 - taken))
    FROM (SELECT coalesce(sum(amount_cents) FILTER (
        WHERE state IN ('paid', 'requested', 'approved', 'in_review', 'violation')), 0) taken
      FROM payment WHERE $scope GROUP BY company_id) s`,
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
  'license:GL 42': `
    SELECT sum(amount_cents) ${PAID}
      AND id IN (SELECT payment_id FROM payment_determination WHERE general_licenses @> '{GL 42}')`,
  'kind:permit': `
    SELECT sum(amount_cents) ${PAID} AND fsb_license_id IN (SELECT id FROM fsb_license WHERE kind = 'permit')`,
  'payee:agent': `SELECT sum(amount_cents) ${PAID} AND payee_kind = 'agent'`,
  'product:other_it': `
    SELECT sum(amount_cents) ${PAID} AND product_id IN (SELECT id FROM product WHERE kind = 'other_it')`,
  'product:none': `SELECT sum(amount_cents) ${PAID} AND product_id IS NULL`,
  'rule:annual-cap': `SELECT count(*) ${DETERMINED} WHERE p.state = 'blocked' AND 'annual-cap' = ANY (d.blocked_by)`,
  'rule:duplicate': `SELECT count(*) ${DETERMINED} WHERE p.state = 'blocked' AND d.blocked_by = '{}'`,
  reviews: `SELECT count(*) ${REVIEWS}`,
  'reviews-cleared': `SELECT count(*) ${REVIEWS} AND b.to_state = 'requested'`,
  'reviews-refused': `SELECT count(*) ${REVIEWS} AND b.to_state <> 'requested'`,
  'reviews-long': `SELECT count(*) ${REVIEWS} AND b.at > a.at + interval '48 hours'`,
  'near-within': `
    SELECT count(*) ${DETERMINED}
    WHERE p.state NOT IN ('blocked', 'voided', 'rejected', 'violation') AND ${LEFT} BETWEEN 0 AND 24999`,
  'near-over': `
    SELECT count(*) ${DETERMINED}
    WHERE p.state = 'blocked' AND 'annual-cap' = ANY (d.blocked_by) AND ${LEFT} BETWEEN -24999 AND -1`,
  late: `
    SELECT count(*) FROM payment
    WHERE (recorded_at AT TIME ZONE 'America/New_York')::date > payment_date AND $scope`,
  'late-year': `
    SELECT count(*) FROM payment
    WHERE extract(year FROM recorded_at AT TIME ZONE 'America/New_York') > year AND $scope`,
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
    const read = Object.fromEntries(signedFigures(figures).map(({ key, value }) => [key, value]))
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
})

describe('the conduct of the year', () => {
  it('gives the waits of reviews, from one hour in whole hours', async () => {
    const { figures } = await readYearlySummary({ year: 2024, companyId: one })
    expect(figures.reviews).toEqual({
      all: 4,
      open: 1,
      cleared: 2,
      refused: 1,
      waitedLong: 2,
      medianMinutes: 3 * 24 * 60,
      longestMinutes: 5 * 24 * 60,
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
    const params = paramsOf(licenseListParams, new URLSearchParams({ ends: '2024', company: one, state: 'all' }))
    const rows = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count
      FROM fsb_license l JOIN company c ON c.id = l.company_id
      WHERE ${licenseWhere(params, '2026-01-01')}`
    expect(rows[0]?.count).toBe(4)
  })
})
