import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { yearOf } from '@/lib/kernel/calendar'
import { asApplication, asOwner, db } from '@/test/database/database'
import {
  addSubject,
  arrangeLedger,
  record,
  refusalOf,
  roomOf,
  type Subject,
  today,
} from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// 64 submissions of $1,000 at once for one company that may pay $5,000, over 32 connections.
const SUBMISSIONS = 64
const CONNECTIONS = 32
const CAP_CENTS = 500_000
const AMOUNT_CENTS = 100_000

type Isolation = 'READ COMMITTED' | 'REPEATABLE READ'
/** Writes one amount for a company in the transaction of a connection; throws the error of the database. */
type Write = (client: Parameters<typeof record>[1], subject: Subject) => Promise<unknown>

const withRecordPayment: Write = (client, subject) =>
  record(entryJson({ ...subject, amountCents: AMOUNT_CENTS }), client)
const withSumThenInsert: Write = (client, { companyId }) =>
  (client ?? asApplication).query('SELECT sum_then_insert($1, $2)', [companyId, AMOUNT_CENTS])

/**
 * Runs the race; returns the result of each submission: null when it was accepted, otherwise its SQLSTATE. With
 * `retry`, a submission that lost the race is sent again.
 */
async function race(isolation: Isolation, write: Write, subject: Subject, retry = false): Promise<(string | null)[]> {
  const ends: (string | null)[] = []
  let next = 0
  const connection = async () => {
    const client = await asApplication.connect()
    try {
      while (next++ < SUBMISSIONS) {
        let end: string | null
        do {
          await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
          // A transaction that has already read something: at REPEATABLE READ its snapshot is older than any lock.
          await client.query('SELECT count(*) FROM company_year')
          end = await refusalOf(write(client, subject))
          end ??= await refusalOf(client.query('COMMIT'))
          if (end) await client.query('ROLLBACK')
        } while (retry && end === '40001')
        ends.push(end)
      }
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return ends
}

const accepted = (ends: (string | null)[]) => ends.filter((end) => end === null).length
/** The amount that a race accepted over the cap, in cents. */
const breach = (ends: (string | null)[]) => Math.max(0, accepted(ends) * AMOUNT_CENTS - CAP_CENTS)

let analyst = ''
beforeAll(async () => {
  analyst = (await arrangeLedger()).people.analyst.id
  // A program without such a database reads the sum, finds enough headroom, and inserts.
  await asOwner.query(`
    CREATE TABLE payment_unguarded (company_id uuid, amount_cents int);
    CREATE FUNCTION sum_then_insert(company uuid, cents int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF (SELECT coalesce(sum(amount_cents), 0) + cents > ${CAP_CENTS} FROM payment_unguarded
        WHERE company_id = company) THEN
        RAISE EXCEPTION 'no headroom' USING ERRCODE = 'HR001';
      END IF;
      INSERT INTO payment_unguarded VALUES (company, cents);
    END $$`)
})

describe('64 submissions of $1,000 at once for one company', () => {
  it('are exactly five payments at READ COMMITTED', async () => {
    const subject = await addSubject(analyst)
    const ends = await race('READ COMMITTED', withRecordPayment, subject)
    expect(accepted(ends)).toBe(5)
    expect(new Set(ends)).toEqual(new Set([null, 'HR001']))
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: CAP_CENTS })
    expect(await db.payment.count({ where: { companyId: subject.companyId } })).toBe(5)
  })

  it('are at most five payments at REPEATABLE READ, and five after retries', async () => {
    const subject = await addSubject(analyst)
    const ends = await race('REPEATABLE READ', withRecordPayment, subject)
    expect(accepted(ends)).toBeLessThanOrEqual(5)
    for (const end of ends) expect([null, 'HR001', '40001']).toContain(end)
    const again = await race('REPEATABLE READ', withRecordPayment, subject, true)
    expect(accepted(ends) + accepted(again)).toBe(5)
    expect(new Set(again.filter((end) => end !== null))).toEqual(new Set(['HR001']))
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: CAP_CENTS })
    expect(await db.payment.count({ where: { companyId: subject.companyId } })).toBe(5)
  })

  it('fill a year that is nearly full to the cent', async () => {
    const subject = await addSubject(analyst)
    await record(entryJson({ ...subject, amountCents: CAP_CENTS - AMOUNT_CENTS }))
    expect(accepted(await race('READ COMMITTED', withRecordPayment, subject))).toBe(1)
    expect(await roomOf(subject.companyId)).toEqual({ usedCents: 0, reservedCents: CAP_CENTS })
  })

  it.each(['READ COMMITTED', 'REPEATABLE READ'] as const)(
    'breach the cap at %s without the lock, which proves that the race can detect a breach',
    async (isolation) => {
      let worst = 0
      for (let round = 0; round < 20 && worst === 0; round++) {
        worst = breach(await race(isolation, withSumThenInsert, await addSubject(analyst)))
      }
      expect(worst).toBeGreaterThan(0)
    },
  )

  it('leave chains that verify', async () => {
    expect((await verifyAllChains()).faults).toEqual([])
  })
})

describe('one submission sent many times at once', () => {
  it('is one payment and twenty equal answers', async () => {
    const entry = entryJson(await addSubject(analyst))
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(entry)))
    expect(answers.filter(({ status }) => status === 'recorded')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 'repeated')).toHaveLength(19)
    const contents = new Set(answers.map(({ status: _status, ...answer }) => JSON.stringify(answer)))
    expect([...contents]).toHaveLength(1)
    expect(await db.payment.count({ where: { idempotencyKey: entry.idempotencyKey } })).toBe(1)
    expect((await roomOf(entry.companyId)).reservedCents).toBe(entry.amountCents)
  })

  it('is a conflict when the same key comes with other data, and changes nothing', async () => {
    const entry = entryJson(await addSubject(analyst))
    const first = await record(entry)
    const other = { ...entry, id: crypto.randomUUID(), amountCents: 20_000, requestHash: 'another' }
    expect(await record(other)).toMatchObject({ status: 'conflict', paymentId: entry.id, reference: first.reference })
    expect((await roomOf(entry.companyId)).reservedCents).toBe(entry.amountCents)
  })

  it('never replaces another submission with the same id', async () => {
    const entry = entryJson(await addSubject(analyst))
    await record(entry)
    expect(await refusalOf(record({ ...entry, idempotencyKey: crypto.randomUUID() }))).toBe('23505')
    expect((await roomOf(entry.companyId)).reservedCents).toBe(entry.amountCents)
  })

  it('gets a unique number from the database regardless of how many came before', async () => {
    await asOwner.query("SELECT setval('payment_reference', 9998)")
    const subject = await addSubject(analyst)
    const answers = []
    for (let count = 0; count < 4; count++) answers.push(await record(entryJson({ ...subject, amountCents: 1 })))
    const year = yearOf(today())
    expect(answers.map(({ reference }) => reference)).toEqual(
      ['9999', '10000', '10001', '10002'].map((number) => `P-${year}-${number}`),
    )
  })
})
