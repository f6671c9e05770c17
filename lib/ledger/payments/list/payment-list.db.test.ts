import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_SIZE, readListParams } from '@/lib/kernel/list-params'
import { PAYMENT_STATES } from '@/lib/ledger/payments/list/payment-states'
import { entryJson } from '@/prisma/factories'
import { asOwner } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  type Subject,
} from '@/test/ledger/ledger-arrangement'
import { listPayments, type PaymentRow } from './payment-list'
import { type PaymentListParams, paymentListSchema } from './payment-list-params'
import { PAYMENT_SORTS, type PaymentSort } from './payment-sorts'
import { totalPayments } from './payment-totals'

let subjects: Subject[] = []
let analyst = ''
const params = (address = '') => paramsOf(paymentListSchema, new URLSearchParams(address))

// 130 payments on eight dates and of five amounts: most cursors of the list are shared by many payments.
beforeAll(async () => {
  const { people, subject } = await arrangeLedger()
  analyst = people.analyst.id
  subjects = [subject, await addSubject(analyst), await addSubject(people.manager.id)]
  for (let count = 0; count < 130; count++) {
    const of = subjects[count % 3] as Subject
    const given = { paymentDate: `${2024 + (count % 2)}-0${1 + (count % 4)}-15`, amountCents: 100 * (1 + (count % 5)) }
    const state =
      count % 10 === 0 ? ('blocked' as const) : count % 7 === 0 ? ('in_review' as const) : ('requested' as const)
    const outcome = ({ blocked: 'blocked', in_review: 'review', requested: 'clear' } as const)[state]
    const blockedBy = state === 'blocked' ? (['annual-cap'] as const) : []
    const findings =
      state === 'in_review' ? [{ rule: 'duplicate', title: '', outcome: 'review', says: '', facts: [] }] : []
    const determination = { outcome, blockedBy: [...blockedBy], findings: findings as never }
    if (count % 13 === 5 && state === 'requested') await addPaymentIn('paid', of, people.otherManager.id, given)
    else
      await record(
        entryJson({ ...of, ...given, state, determination, payeeName: count % 4 ? 'FSB' : '100 %_\\ agents' }),
      )
  }
  await withoutLicense()
  const voided = await addPaymentIn('requested', subject, people.manager.id, { paymentDate: '2024-01-15' })
  await callLedger('move_payment', {
    paymentId: voided,
    expectedState: 'requested',
    toState: 'voided',
    actorId: analyst,
  })
})

/** Takes the license from some blocked entries, and lengthens some references, as a long ledger has them. */
async function withoutLicense(): Promise<void> {
  await asOwner.query('ALTER TABLE payment DISABLE TRIGGER USER')
  await asOwner.query(
    `UPDATE payment SET fsb_license_id = NULL WHERE id IN (SELECT id FROM payment WHERE state = 'blocked' LIMIT 7)`,
  )
  await asOwner.query(
    `UPDATE payment SET reference = 'P-' || year || '-1' || substr(reference, 8)
     WHERE id IN (SELECT id FROM payment WHERE state = 'in_review' LIMIT 9)`,
  )
  await asOwner.query('ALTER TABLE payment ENABLE TRIGGER USER')
}

/** Every page of a list in one direction. */
async function walk(given: PaymentListParams, direction: 'after' | 'before', from?: string): Promise<PaymentRow[][]> {
  const pages: PaymentRow[][] = []
  let place = from
  do {
    const page = await listPayments({ ...given, [direction]: place })
    pages.push(page.rows)
    place = page[direction] ?? undefined
  } while (place && pages.length < 20)
  return pages
}

const ids = (rows: PaymentRow[]) => rows.map(({ id }) => id)

/** What the database orders by itself, in full, for each order of the list. */
const ORDER_BY: Record<PaymentSort, string> = {
  newest: 'p.payment_date DESC, p.id DESC',
  oldest: 'p.payment_date, p.id',
  largest: 'p.amount_cents DESC, p.id DESC',
  smallest: 'p.amount_cents, p.id',
  company: 'c.name, p.payment_date DESC, p.id DESC',
  company_reversed: 'c.name DESC, p.payment_date, p.id',
  state: 'p.state, p.payment_date DESC, p.id DESC',
  state_reversed: 'p.state DESC, p.payment_date, p.id',
  reference: 'p.year, char_length(p.reference), p.reference',
  reference_reversed: 'p.year DESC, char_length(p.reference) DESC, p.reference DESC',
  license: 'l.number NULLS LAST, p.payment_date DESC, p.id DESC',
  license_reversed: 'l.number DESC NULLS FIRST, p.payment_date, p.id',
}

describe('the pages of the list', () => {
  it.each(PAYMENT_SORTS)('%s: forward and back without loss or repeat over equal places', async (sort) => {
    const { rows } = await asOwner.query(
      `SELECT p.id FROM payment p JOIN company c ON c.id = p.company_id LEFT JOIN fsb_license l
       ON l.id = p.fsb_license_id ORDER BY ${ORDER_BY[sort]}`,
    )
    const all = rows.map(({ id }) => id)
    const forward = await walk({ ...params(), sort }, 'after')
    expect(ids(forward.flat())).toEqual(all)
    expect(forward.map((page) => page.length)).toEqual([PAGE_SIZE, PAGE_SIZE, all.length - 2 * PAGE_SIZE])
    const second = await listPayments({
      ...params(),
      sort,
      after: (await listPayments({ ...params(), sort })).after ?? '',
    })
    const third = await listPayments({ ...params(), sort, after: second.after ?? '' })
    const back = await walk({ ...params(), sort }, 'before', third.before ?? undefined)
    expect(back.map(ids)).toEqual([ids(forward[1] ?? []), ids(forward[0] ?? [])])
  })

  it.each(PAYMENT_SORTS)('%s: every cursor can be read by the schema of the page', async (sort) => {
    const { after } = await listPayments({ ...params(), sort })
    const address = new URLSearchParams({ sort, after: after ?? '' })
    expect(readListParams(paymentListSchema, address)).toMatchObject({ ok: true, value: { sort, after } })
  })

  it('have no page before the first and none after the last', async () => {
    const first = await listPayments(params())
    expect(first.before).toBeUndefined()
    const last = await listPayments({
      ...params(),
      after: (await listPayments({ ...params(), after: first.after ?? '' })).after ?? '',
    })
    expect(last.after).toBeUndefined()
  })
})

describe('a filter', () => {
  const cases: [string, string][] = [
    ['', 'true'],
    ['year=2024', 'year = 2024'],
    ['state=blocked', "state = 'blocked'"],
    ['state=paid&state=voided', "state IN ('paid', 'voided')"],
    ['from=2024-02-01&to=2025-02-28', "payment_date BETWEEN '2024-02-01' AND '2025-02-28'"],
    ['year=2025&state=in_review', "year = 2025 AND state = 'in_review'"],
    ['rule=annual-cap', "id IN (SELECT payment_id FROM payment_determination WHERE 'annual-cap' = ANY(blocked_by))"],
    ['rule=duplicate', "state = 'in_review'"],
    ['q=%25_%5C', "payee_name = '100 %_\\ agents'"],
    ['q=fsb', "payee_name ILIKE '%fsb%' OR payee_name ILIKE 'FSB%'"],
    ['kind=permit', 'false'],
    ['kind=notification', 'fsb_license_id IS NOT NULL'],
    ['payee=fsb', 'true'],
  ]

  it.each(cases)('"%s" has the rows, the count and the sums of its own SQL', async (address, where) => {
    const { rows } = await asOwner.query(
      `SELECT id, state, amount_cents AS cents FROM payment WHERE ${where} ORDER BY payment_date DESC, id DESC`,
    )
    const given = params(address)
    expect(ids((await walk(given, 'after')).flat())).toEqual(rows.map(({ id }) => id))
    const sum = (...states: string[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((total, { cents }) => total + cents, 0)
    expect(await totalPayments(given)).toEqual({
      count: rows.length,
      usedCents: sum('paid'),
      reservedCents: sum('requested', 'in_review', 'approved'),
      refusedCents: sum('blocked'),
      violationCents: sum('violation'),
      byState: Object.fromEntries(
        PAYMENT_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
      ),
    })
  })

  it('of a company, a license or the person who recorded has the same', async () => {
    const [, subject] = subjects
    for (const [key, column, value] of [
      ['company', 'company_id', subject?.companyId],
      ['license', 'fsb_license_id', subject?.fsbLicenseId],
      ['product', 'product_id', subject?.productId],
      ['recordedBy', 'recorded_by_id', analyst],
    ] as const) {
      const { rows } = await asOwner.query(`SELECT count(*)::int AS count FROM payment WHERE ${column} = $1`, [value])
      const given = params(`${key}=${value}`)
      expect((await totalPayments(given)).count).toBe(rows[0].count)
      expect((await walk(given, 'after')).flat()).toHaveLength(rows[0].count)
    }
  })

  it.each(['', '&state=paid', '&state=blocked&state=voided', '&state=requested&state=in_review&state=approved'])(
    'that reads the rollup has the same totals as the rows: year=2024%s',
    async (states) => {
      const byRollup = await totalPayments(params(`year=2024${states}`))
      const byRows = await totalPayments(params(`year=2024${states}&from=2024-01-01&to=2024-12-31`))
      expect(byRollup.count).toBeGreaterThan(0)
      expect(byRollup).toEqual(byRows)
    },
  )
})
