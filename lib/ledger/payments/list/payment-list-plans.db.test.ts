import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { readsOf } from '@/test/database/query-plans'
import { paramsOf } from '@/test/files/params'
import { addPaymentIn, arrangeLedger } from '@/test/ledger/ledger-arrangement'
import { listPayments } from './payment-list'
import { paymentListSchema } from './payment-list-params'
import { PAYMENT_SORTS } from './payment-sorts'
import { MOST_COUNTED_ROWS, totalPayments, totalPaymentsAtHand } from './payment-totals'

// A ledger of 20,000 payments of 400 companies over eight years: what a page costs must not grow with it.

const ROWS = 20_000
const params = (address: string) => paramsOf(paymentListSchema, new URLSearchParams(address))

beforeAll(async () => {
  const { people, subject } = await arrangeLedger()
  const paid = await addPaymentIn('paid', subject, people.manager.id)
  await asOwner.query('ALTER TABLE payment DISABLE TRIGGER USER; ALTER TABLE company DISABLE TRIGGER USER')
  await asOwner.query('ALTER TABLE fsb_license DISABLE TRIGGER USER')
  await asOwner.query(
    `INSERT INTO company SELECT copy.* FROM company c, generate_series(1, 400) n,
       jsonb_populate_record(c, jsonb_build_object('id', md5('c' || n)::uuid, 'name', 'Firm ' || n,
         'registration_number', 'R' || n)) AS copy WHERE c.id = $1`,
    [subject.companyId],
  )
  await asOwner.query(
    `INSERT INTO fsb_license SELECT copy.* FROM fsb_license l, generate_series(1, 400) n,
       jsonb_populate_record(l, jsonb_build_object('id', md5('l' || n)::uuid, 'company_id', md5('c' || n)::uuid,
         'number', 'RU' || lpad((n * 7919)::text, 10, '0'))) AS copy WHERE l.id = $1`,
    [subject.fsbLicenseId],
  )
  await asOwner.query(
    `INSERT INTO payment SELECT copy.* FROM payment p, generate_series(1, ${ROWS}) n,
       LATERAL (SELECT date '2018-01-02' + n % 2900 AS day) d,
       jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'payment_date', d.day,
         'reference', 'P-' || extract(year FROM d.day) || '-' || lpad(n::text, 5, '0'),
         'year', extract(year FROM d.day), 'debit_date', d.day, 'posting_date', d.day,
         'state', (ARRAY['paid', 'paid', 'paid', 'paid', 'paid', 'paid', 'blocked', 'voided'])[1 + n % 8],
         'company_id', md5('c' || 1 + n % 400)::uuid, 'product_id', NULL,
         'fsb_license_id', CASE WHEN n % 8 = 7 THEN NULL ELSE md5('l' || 1 + n % 400)::uuid END,
         'amount_cents', 100 + n * 31 % 400000, 'idempotency_key', gen_random_uuid())) AS copy
     WHERE p.id = $1`,
    [paid],
  )
  await asOwner.query('ALTER TABLE payment ENABLE TRIGGER USER; ALTER TABLE company ENABLE TRIGGER USER')
  await asOwner.query('ALTER TABLE fsb_license ENABLE TRIGGER USER')
  await asOwner.query('ANALYZE payment; ANALYZE company; ANALYZE fsb_license')
}, 120_000)

describe('a page of a long ledger is read by an index and not by sorting the ledger', () => {
  it.each(PAYMENT_SORTS)('%s: the first page, and one in the middle', async (sort) => {
    const first = await listPayments(params(`sort=${sort}`))
    const second = await listPayments({ ...params(`sort=${sort}`), after: first.after })
    for (const after of [undefined, second.after]) {
      const reads = await readsOf('payment', () => listPayments({ ...params(`sort=${sort}`), after }))
      expect(reads.length).toBeGreaterThan(0)
      for (const { sql, by, sorts } of reads) {
        expect(by, sql).not.toContain('Seq Scan')
        expect(sorts, sql).toBe(false)
      }
    }
  })

  it.each(['state=blocked', 'state=paid&state=voided', 'year=2024&sort=largest', 'year=2024&sort=reference'])(
    'with a filter: %s',
    async (address) => {
      const reads = await readsOf('payment', () => listPayments(params(address)))
      for (const { sql, by } of reads) expect(by, sql).not.toContain('Seq Scan')
    },
  )
})

describe('the totals', () => {
  it('of more rows than are counted are not given, and never estimated', async () => {
    expect(await totalPaymentsAtHand(params('payee=fsb'))).toBeNull()
    expect((await totalPayments(params('payee=fsb'))).count).toBe(ROWS + 1)
  })

  it.each([
    [MOST_COUNTED_ROWS, MOST_COUNTED_ROWS],
    [MOST_COUNTED_ROWS + 1, null],
  ])('of exactly %i rows: %s', async (matching, count) => {
    await asOwner.query('ALTER TABLE payment DISABLE TRIGGER USER')
    await asOwner.query(
      `UPDATE payment SET note = 'counted' WHERE id IN (SELECT id FROM payment ORDER BY payment_date, id LIMIT $1)`,
      [matching],
    )
    await asOwner.query('ALTER TABLE payment ENABLE TRIGGER USER')
    expect((await totalPaymentsAtHand(params('q=counted')))?.count ?? null).toBe(count)
    expect((await totalPayments(params('q=counted'))).count).toBe(matching)
  })
})
