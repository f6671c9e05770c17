import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addPaymentIn, arrangeLedger, callLedger, refusalOf, type Subject } from '@/test/ledger/ledger-arrangement'

// What the owner of the tables can do with SQL: much, but neither rewrite history nor exceed the cap.

const REWRITING = 'HR010'
const CHECK = '23514'
let subject: Subject
let paymentId = ''
let asked = ''

beforeAll(async () => {
  const { people, ...arranged } = await arrangeLedger()
  subject = arranged.subject
  paymentId = await addPaymentIn('paid', subject, people.manager.id)
  asked = await addPaymentIn('paid', subject, people.manager.id)
  await callLedger('ask_void', {
    id: crypto.randomUUID(),
    paymentId: asked,
    actorId: people.analyst.id,
    reason: 'typed',
    ground: 'no_debit',
  })
  await callLedger('set_year_closed', { year: 2018, closed: true, actorId: people.manager.id, reason: 'done' })
  await callLedger('append_audit_event', { verb: 'export.created', targetKind: 'x', targetId: 'x', targetName: 'x' })
  await asOwner.query(
    `INSERT INTO payment_destination (payment_id, position, role, name, address, outcome, verdict)
      VALUES ($1, 9, 'consignee', 'x', 'x', 'clear', '{}')`,
    [paymentId],
  )
  await asOwner.query(
    `INSERT INTO exchange_rate (id, currency, rate_date, rate, source)
      VALUES (gen_random_uuid(), 'RUB', '2026-01-01', 80, 'other')`,
  )
})

describe('history, for the owner of the tables', () => {
  it.each([
    ['payment_destination', "address = 'Moscow'"],
    ['payment_determination', "outcome = 'clear'"],
    ['payment_transition', "reason = 'other'"],
    ['audit_event', "reason = 'other'"],
    ['product_classification', "eccn = '5A002'"],
    ['exchange_rate', 'rate = 1'],
  ])('%s is append-only', async (table, change) => {
    expect((await asOwner.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0)
    expect(await refusalOf(asOwner.query(`UPDATE ${table} SET ${change}`))).toBe(REWRITING)
    expect(await refusalOf(asOwner.query(`DELETE FROM ${table}`))).toBe(REWRITING)
    expect(await refusalOf(asOwner.query(`TRUNCATE ${table} CASCADE`))).toBe(REWRITING)
  })

  it.each([
    'organisation',
    'person',
    'company',
    'product',
    'fsb_license',
    'payment',
    'void_request',
    'company_year',
    'ledger_year',
    'audit_chain',
  ])('rows of %s cannot be deleted', async (table) => {
    expect((await asOwner.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0)
    expect(await refusalOf(asOwner.query(`DELETE FROM ${table}`))).toBe(REWRITING)
    expect(await refusalOf(asOwner.query(`TRUNCATE ${table} CASCADE`))).toBe(REWRITING)
  })

  it.each([
    "state = 'voided'",
    'amount_cents = 1',
    'payment_date = payment_date + 1',
    "payee_name = 'other'",
    "debit_date = '2026-01-01'",
    'company_id = gen_random_uuid()',
    "request_hash = 'other'",
  ])('the facts of a payment cannot be changed: %s', async (change) => {
    expect(await refusalOf(asOwner.query(`UPDATE payment SET ${change} WHERE id = $1`, [paymentId]))).toBe(REWRITING)
  })

  it.each(['used_cents = 0', 'cap_cents = 500001', 'head_hash = repeat($$0$$, 64)'])(
    'the figures of a company-year cannot be set directly: %s',
    async (change) => {
      expect(await refusalOf(asOwner.query(`UPDATE company_year SET ${change}`))).toMatch(/^(HR010|23514)$/)
    },
  )

  it('a request to void is decided once and keeps its reason', async () => {
    expect(await refusalOf(asOwner.query("UPDATE void_request SET reason = 'other'"))).toBe(REWRITING)
  })
})

describe('the owner cannot insert', () => {
  it('a payment without its determination', async () => {
    const { rows } = await asOwner.query('SELECT * FROM payment WHERE id = $1', [paymentId])
    const row = {
      ...rows[0],
      id: crypto.randomUUID(),
      idempotency_key: crypto.randomUUID(),
      reference: 'P-X',
      state: 'requested',
    }
    const columns = Object.keys(row)
    const places = columns.map((_, index) => `$${index + 1}`).join(', ')
    const insert = asOwner.query(`INSERT INTO payment (${columns.join(', ')}) VALUES (${places})`, Object.values(row))
    await expect(insert).rejects.toMatchObject({
      code: 'HR003',
      message: 'a payment is recorded with its determination',
    })
  })

  it('an impossible transition, or a second first transition', async () => {
    const insert = (seq: number, from: string | null, to: string) =>
      refusalOf(
        asOwner.query(
          `INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at)
            VALUES ($1, $2, $3, $4, $5, now())`,
          [paymentId, seq, from, to, subject.recordedById],
        ),
      )
    expect(await insert(4, 'paid', 'approved')).toBe('HR003')
    expect(await insert(4, 'requested', 'approved')).toBe('HR003')
    expect(await insert(9, 'paid', 'violation')).toBe('HR003')
    expect(await insert(4, 'paid', 'voided')).toBe('HR004')
    expect(await insert(1, null, 'requested')).toBe('23505')
    expect(await insert(4, null, 'requested')).toMatch(/^(HR003|23514)$/)
  })

  it.each([
    ['an amount over the cap', 'used_cents = 500001'],
    ['used and reserved that together pass it', 'used_cents = 300000, reserved_cents = 200001'],
    ['a negative amount', 'used_cents = -1'],
    ['a higher cap', 'cap_cents = 500001'],
  ])('%s, even with every trigger disabled', async (_what, change) => {
    const client = await asOwner.connect()
    try {
      await client.query('BEGIN')
      await client.query('ALTER TABLE company_year DISABLE TRIGGER USER')
      expect(await refusalOf(client.query(`UPDATE company_year SET ${change}`))).toBe(CHECK)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
    expect(await db.companyYear.count({ where: { usedCents: 20_000 } })).toBe(1)
  })
})
