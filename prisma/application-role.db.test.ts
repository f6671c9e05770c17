import { beforeAll, describe, expect, it } from 'vitest'
import { asApplication, asOwner, db, testDatabaseUrls } from '@/test/database/database'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  roomOf,
  type Subject,
} from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// What a person with the application's login and a SQL prompt can do.

const NO_PERMISSION = '42501'
const LEDGER_TABLES = [
  'payment',
  'payment_destination',
  'payment_determination',
  'payment_transition',
  'void_request',
  'company_year',
  'ledger_year',
  'audit_chain',
  'audit_event',
]
let subject: Subject
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']

beforeAll(async () => {
  const arranged = await arrangeLedger({ demo: false })
  subject = arranged.subject
  people = arranged.people
  await addPaymentIn('paid', subject, people.manager.id)
})

describe('the application, with direct SQL', () => {
  it('recognizes that the second lock is on', async () => {
    const { rows } = await asApplication.query('SELECT second_lock_is_on() AS locked')
    expect(rows[0].locked).toBe(true)
  })

  it.each(LEDGER_TABLES)('can read %s but not write to it', async (table) => {
    const { rows } = await asApplication.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position
        LIMIT 1`,
      [table],
    )
    const column = rows[0].name
    await asApplication.query(`SELECT * FROM ${table} LIMIT 1`)
    expect(await refusalOf(asApplication.query(`INSERT INTO ${table} SELECT * FROM ${table}`))).toBe(NO_PERMISSION)
    expect(await refusalOf(asApplication.query(`UPDATE ${table} SET ${column} = ${column}`))).toBe(NO_PERMISSION)
    expect(await refusalOf(asApplication.query(`DELETE FROM ${table}`))).toBe(NO_PERMISSION)
    expect(await refusalOf(asApplication.query(`TRUNCATE ${table} CASCADE`))).toBe(NO_PERMISSION)
  })

  it.each([
    'organisation',
    'person',
    'company',
    'product',
    'product_classification',
    'fsb_license',
    'exchange_rate',
    'company_group',
  ])('cannot delete from %s', async (table) => {
    expect(await refusalOf(asApplication.query(`DELETE FROM ${table}`))).toBe(NO_PERMISSION)
    expect(await refusalOf(asApplication.query(`TRUNCATE ${table} CASCADE`))).toBe(NO_PERMISSION)
  })

  it.each(['ALTER TABLE payment DISABLE TRIGGER ALL', 'SET session_replication_role = replica', 'DROP TABLE payment'])(
    'cannot %s',
    async (statement) => {
      expect(await refusalOf(asApplication.query(statement))).toBe(NO_PERMISSION)
    },
  )

  it.each([
    [
      'book_company_year',
      "book_company_year(gen_random_uuid(), 2026, 0, -1, NULL, 'requested', now(), NULL, 'x', 'x', NULL, NULL, '')",
    ],
    ['chain_event', 'chain_event(NULL, NULL)'],
  ])('cannot call %s itself', async (_name, call) => {
    expect(await refusalOf(asApplication.query(`SELECT ${call}`))).toMatch(/^(42501|HR010)$/)
  })
})

describe('the tables of the screening, with direct SQL of the application', () => {
  const granted = async (kind: 'table' | 'column') =>
    (
      await asOwner.query(
        `SELECT table_name || ${kind === 'column' ? "'.' || column_name || " : ''} ' ' || privilege_type AS may
         FROM information_schema.${kind}_privileges WHERE grantee = $1 AND privilege_type <> 'SELECT'
           AND table_name IN ('refused_destination', 'screening_case', 're_screening', 'screening_list',
             'screening_list_row') ORDER BY 1`,
        [new URL(testDatabaseUrls.application).username],
      )
    ).rows.map((row: { may: string }) => row.may)

  it('can insert lists and their rows, and nothing else', async () => {
    expect(await granted('table')).toEqual(['screening_list INSERT', 'screening_list_row INSERT'])
  })

  it('can change the decision of a case and the end of a list, but no other column', async () => {
    const updates = (await granted('column')).filter((may) => may.endsWith(' UPDATE'))
    expect(updates.sort()).toEqual([
      'screening_case.decided_at UPDATE',
      'screening_case.decided_by_id UPDATE',
      'screening_case.decision UPDATE',
      'screening_case.reason UPDATE',
      'screening_list.blocked_count UPDATE',
      'screening_list.clear_count UPDATE',
      'screening_list.finished_at UPDATE',
      'screening_list.review_count UPDATE',
    ])
  })

  it.each([
    'INSERT INTO refused_destination SELECT * FROM refused_destination',
    'INSERT INTO screening_case SELECT * FROM screening_case',
    'INSERT INTO re_screening SELECT * FROM re_screening',
    "UPDATE screening_case SET outcome = 'clear'",
    'UPDATE re_screening SET done = done',
    'DELETE FROM screening_case',
    'DELETE FROM screening_list_row',
    'TRUNCATE refused_destination',
  ])('cannot %s', async (statement) => {
    expect(await refusalOf(asApplication.query(statement))).toBe(NO_PERMISSION)
  })
})

describe('record_payment, called without the rules', () => {
  it('refuses an amount over the headroom', async () => {
    const before = await roomOf(subject.companyId)
    expect(await refusalOf(record(entryJson({ ...subject, amountCents: 490_001 })))).toBe('HR001')
    expect(await refusalOf(record(entryJson({ ...subject, amountCents: 2_000_000_000 })))).toBe('HR001')
    expect(await roomOf(subject.companyId)).toEqual(before)
  })

  it.each(['approved', 'paid', 'rejected', 'voided'] as const)('cannot record an entry as %s', async (state) => {
    expect(await refusalOf(record({ ...entryJson(subject), state }))).toMatch(/^(HR003|23514)$/)
  })

  it('records money that has left as requested, in review or an apparent violation, never as blocked', async () => {
    const paid = { ...subject, alreadyPaid: true }
    expect(await refusalOf(record(entryJson({ ...paid, state: 'blocked' })))).toMatch(/^(HR003|23514)$/)
    expect(await refusalOf(record(entryJson({ ...subject, state: 'violation' })))).toBe('HR003')
    const over = entryJson({ ...paid, state: 'violation', amountCents: 900_000 })
    expect(await record(over)).toMatchObject({ state: 'violation' })
  })

  it('refuses a negative amount, a year other than that of the date, and a missing determination', async () => {
    expect(await refusalOf(record(entryJson({ ...subject, amountCents: -100, amountMinor: -100 })))).toBe('23514')
    const { determination: _left, ...bare } = entryJson(subject)
    expect(await refusalOf(record(bare as never))).toMatch(/^(HR003|23502)$/)
  })

  it("refuses another company's license and product", async () => {
    const { fsbLicenseId, productId } = await addSubject(people.analyst.id)
    expect(await refusalOf(record(entryJson({ ...subject, fsbLicenseId })))).toBe('23503')
    expect(await refusalOf(record(entryJson({ ...subject, productId })))).toBe('23503')
  })
})

describe('the audit trail', () => {
  it('refuses an event of a payment that is inserted directly', async () => {
    const forged = { verb: 'payment.approved', targetKind: 'payment', targetId: 'x', targetName: 'x' }
    expect(await refusalOf(callLedger('append_audit_event', { ...forged, actorId: people.manager.id }))).toBe('HR010')
  })

  it('gives an event the time of the database, regardless of the time that is sent', async () => {
    const event = { verb: 'export.created', targetKind: 'export', targetId: 'x', targetName: 'x', at: '2001-01-01' }
    await callLedger('append_audit_event', { ...event, actorId: people.auditor.id })
    const kept = await db.auditEvent.findFirstOrThrow({ where: { verb: 'export.created' } })
    expect(Date.now() - kept.at.getTime()).toBeLessThan(60_000)
  })
})

describe('the clock', () => {
  it('cannot be set in an organisation that is not a demo', async () => {
    const client = await asApplication.connect()
    try {
      await client.query("SET headroom.demo_clock = '2020-01-01T00:00:00Z'")
      expect(await refusalOf(record(entryJson({ ...subject, amountCents: 1 }), client))).toBe('HR010')
    } finally {
      client.release(true)
    }
  })
})

describe('temporary tables', () => {
  it('do not replace real ones inside the functions', async () => {
    const database = new URL(testDatabaseUrls.application)
    await asOwner.query(`GRANT TEMPORARY ON DATABASE ${database.pathname.slice(1)} TO ${database.username}`)
    await callLedger('set_year_closed', { year: 2019, closed: true, actorId: people.manager.id, reason: 'done' })
    const client = await asApplication.connect()
    try {
      await client.query('CREATE TEMPORARY TABLE organisation AS SELECT 1 AS id, true AS demo')
      await client.query('CREATE TEMPORARY TABLE ledger_year AS SELECT * FROM public.ledger_year WHERE false')
      await client.query("SET headroom.demo_clock = '2020-01-01T00:00:00Z'")
      expect(await refusalOf(record(entryJson({ ...subject, amountCents: 1 }), client))).toBe('HR010')
      await client.query("SET headroom.demo_clock = ''")
      const late = entryJson({ ...subject, amountCents: 1, paymentDate: '2019-05-05' })
      expect(await refusalOf(record(late, client))).toBe('HR002')
    } finally {
      client.release(true)
    }
  })
})
