import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { asApplication, asOwner, db } from '@/test/database/database'
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

let subject: Subject
let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
let year = 2017
let paymentDate = ''

beforeAll(async () => {
  people = (await arrangeLedger()).people
})

beforeEach(async () => {
  subject = await addSubject(people.analyst.id)
  year += 1
  paymentDate = `${year}-06-15`
})

const setClosed = (closed: boolean, companyId?: string) =>
  closed
    ? callLedger('set_year_closed', {
        year,
        closed,
        companyId,
        actorId: people.manager.id,
        reason: 'the books are done',
      })
    : reopen(companyId)
async function reopen(companyId?: string) {
  const id = crypto.randomUUID()
  await callLedger('ask_year_reopening', {
    id,
    year,
    companyId,
    actorId: people.manager.id,
    reason: 'a late statement',
  })
  return callLedger('decide_year_reopening', { id, confirm: true, actorId: people.otherManager.id })
}
const anEntry = () => entryJson({ ...subject, paymentDate })

describe('a closed year', () => {
  it('takes no new fee, and keeps a refused attempt and an apparent violation as what they are', async () => {
    await setClosed(true)
    expect(await refusalOf(record(anEntry()))).toBe('HR002')
    expect(await refusalOf(record({ ...anEntry(), state: 'in_review' }))).toBe('HR002')
    expect(await record({ ...anEntry(), state: 'blocked' })).toMatchObject({ status: 'recorded', state: 'blocked' })
    expect(await record({ ...anEntry(), alreadyPaid: true, state: 'violation' })).toMatchObject({ state: 'violation' })
    expect(await roomOf(subject.companyId, year)).toEqual({ usedCents: 0, reservedCents: 0 })
    expect(await db.payment.count({ where: { companyId: subject.companyId } })).toBe(2)
  })

  it('moves nothing of what it holds until it is open again', async () => {
    const paymentId = await addPaymentIn('approved', subject, people.manager.id, { paymentDate })
    await setClosed(true)
    const facts = { bankReference: 'B', debitDate: paymentDate }
    const pay = { paymentId, expectedState: 'approved', toState: 'paid', actorId: people.analyst.id, facts }
    expect(await refusalOf(callLedger('move_payment', pay))).toBe('HR002')
    await setClosed(false)
    expect(await callLedger('move_payment', pay)).toMatchObject({ status: 'moved' })
  })

  it('of one company alone refuses entries of that company and takes those of others', async () => {
    const other = await addSubject(people.analyst.id)
    await record(anEntry())
    await setClosed(true, subject.companyId)
    expect(await refusalOf(record(anEntry()))).toBe('HR002')
    expect(await record({ ...anEntry(), state: 'blocked' })).toMatchObject({ state: 'blocked' })
    expect(await record({ ...anEntry(), alreadyPaid: true, state: 'violation' })).toMatchObject({ state: 'violation' })
    expect(await record(entryJson({ ...other, paymentDate }))).toMatchObject({ status: 'recorded' })
    await setClosed(false, subject.companyId)
    expect(await record(anEntry())).toMatchObject({ status: 'recorded' })
  })

  it('is reopened by two people, never by one, whatever is called', async () => {
    await setClosed(true)
    const close = { year, closed: false, actorId: people.manager.id, reason: 'late' }
    expect(await refusalOf(callLedger('set_year_closed', close))).toBe('HR004')
    const id = crypto.randomUUID()
    const ask = { id, year, actorId: people.manager.id, reason: 'a late statement' }
    expect(await refusalOf(callLedger('ask_year_reopening', { ...ask, actorId: people.analyst.id }))).toBe('HR004')
    expect(await callLedger('ask_year_reopening', ask)).toEqual({ status: 'asked' })
    expect(await callLedger('ask_year_reopening', { ...ask, id: crypto.randomUUID() })).toEqual({
      status: 'already_asked',
    })
    const decide = { id, confirm: true, actorId: people.manager.id }
    expect(await refusalOf(callLedger('decide_year_reopening', decide))).toBe('HR004')
    expect(await refusalOf(callLedger('decide_year_reopening', { ...decide, actorId: people.administrator.id }))).toBe(
      'HR004',
    )
    expect(await refusalOf(record(anEntry()))).toBe('HR002')
    expect(await callLedger('decide_year_reopening', { ...decide, actorId: people.otherManager.id })).toEqual({
      status: 'reopened',
    })
    expect(await callLedger('decide_year_reopening', { ...decide, actorId: people.otherManager.id })).toEqual({
      status: 'stale',
    })
    expect(await record(anEntry())).toMatchObject({ status: 'recorded' })
  })

  it('still answers a submission made before it was closed', async () => {
    const entry = anEntry()
    const first = await record(entry)
    await setClosed(true)
    expect(await record(entry)).toEqual({ ...first, status: 'repeated' })
  })
})

describe('closing a year', () => {
  it('waits for a recording under way', async () => {
    const recording = await asApplication.connect()
    try {
      await recording.query('BEGIN')
      await record(anEntry(), recording)
      let closed = false
      const closing = setClosed(true).then(() => {
        closed = true
      })
      await vi.waitFor(async () => {
        const { rows } = await asOwner.query(
          `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`,
        )
        expect(rows).toHaveLength(1)
      }, 10_000)
      expect(closed).toBe(false)
      await recording.query('COMMIT')
      await closing
      expect(closed).toBe(true)
    } finally {
      recording.release()
    }
    expect((await roomOf(subject.companyId, year)).reservedCents).toBe(10_000)
    expect(await refusalOf(record(anEntry()))).toBe('HR002')
  })

  it.each(['a company that has paid in it', 'a company new to it'])(
    'is seen by a transaction that began before, for %s',
    async (which) => {
      if (which === 'a company that has paid in it') await record(anEntry())
      const recording = await asApplication.connect()
      try {
        await recording.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
        await recording.query('SELECT count(*) FROM company_year')
        await setClosed(true)
        expect(await refusalOf(record(anEntry(), recording))).toBe('40001')
      } finally {
        await recording.query('ROLLBACK')
        recording.release()
      }
    },
  )
})
