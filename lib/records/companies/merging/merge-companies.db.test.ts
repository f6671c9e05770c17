import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryJson } from '@/prisma/factories'
import { asApplication, db } from '@/test/database/database'
import { askJoin, decideJoin, headroomOf, joinCompanies } from '@/test/ledger/joined-companies'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  type Subject,
} from '@/test/ledger/ledger-arrangement'

// Merged companies are one payer: their used and reserved amounts are added under one cap, and entries above it lose
// their reservation, as they do to an apparent violation.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const YEAR = 2025
const day = (month: number): string => `${YEAR}-${String(month).padStart(2, '0')}-15`
const subject = () => addSubject(people.analyst.id)

const ask = (company: Subject, into: Subject, changes: object = {}) =>
  askJoin(company, into, people.analyst.id, changes)
const decide = (id: string, changes: object = {}) => decideJoin(id, people.manager.id, changes)
const join = (company: Subject, into: Subject) =>
  joinCompanies(company, into, { askedBy: people.analyst.id, decidedBy: people.manager.id })
const headroom = (of: Subject) => headroomOf(of, YEAR)

/** States and amounts of the payments of some companies, by payment date. */
async function entriesOf(...subjects: Subject[]) {
  const companies = subjects.map(({ companyId }) => companyId)
  const sql = `SELECT state || ' ' || amount_cents AS entry FROM payment
    WHERE company_id = ANY ($1) ORDER BY payment_date, recorded_at`
  const { rows } = await asApplication.query(sql, [companies])
  return rows.map(({ entry }) => entry)
}

describe('the years of merged companies are added', () => {
  type Given = ['requested' | 'approved' | 'paid', number, number]
  const table: {
    case: string
    joined: Given[]
    payer: Given[]
    entries: string[]
    used: number
    reserved: number
    violations?: number
  }[] = [
    {
      case: 'to the cent of the cap: all stays',
      joined: [['paid', 200_000, 1]],
      payer: [['approved', 300_000, 2]],
      entries: ['paid 200000', 'approved 300000'],
      used: 200_000,
      reserved: 300_000,
    },
    {
      case: 'one cent over: the latest payment date gives way, whichever company it is of',
      joined: [
        ['paid', 200_001, 1],
        ['requested', 100_000, 9],
      ],
      payer: [['approved', 200_000, 2]],
      entries: ['paid 200001', 'approved 200000', 'unreserved 100000'],
      used: 200_001,
      reserved: 200_000,
    },
    {
      case: 'as many give way as it takes, the latest first',
      joined: [['paid', 400_000, 1]],
      payer: [
        ['requested', 100_000, 3],
        ['approved', 50_000, 4],
        ['requested', 10_000, 5],
      ],
      entries: ['paid 400000', 'requested 100000', 'unreserved 50000', 'unreserved 10000'],
      used: 400_000,
      reserved: 100_000,
    },
    {
      case: 'money that left is never refused: it stays paid beyond the cap, and nothing stays reserved',
      joined: [['paid', 400_000, 1]],
      payer: [
        ['paid', 300_000, 2],
        ['requested', 100_000, 3],
      ],
      entries: ['paid 400000', 'paid 300000', 'unreserved 100000'],
      used: 700_000,
      reserved: 0,
    },
  ]
  it.each(table)('$case', async ({ joined, payer, entries, used, reserved }) => {
    const [a, b] = [await subject(), await subject()]
    for (const [of, given] of [
      [a, joined],
      [b, payer],
    ] as const)
      for (const [state, amountCents, month] of given)
        await addPaymentIn(state, of, people.manager.id, { amountCents, paymentDate: day(month) })
    await join(a, b)
    const expected = { capCents: 500_000, usedCents: used, reservedCents: reserved, violationCents: 0 }
    expect([await headroom(a), await headroom(b)]).toEqual([expected, expected])
    expect(await entriesOf(a, b)).toEqual(entries)
    // The history stays separate: each company keeps its own years.
    const { rows } = await asApplication.query(
      `SELECT sum(used_cents)::int AS used, sum(reserved_cents)::int AS reserved FROM company_year
       WHERE company_id = ANY ($1)`,
      [[a.companyId, b.companyId]],
    )
    expect(rows).toEqual([{ used, reserved }])
  })

  it('a paid entry becomes the apparent violation', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('paid', a, people.manager.id, { amountCents: 400_000, paymentDate: day(1) })
    await record(entryJson({ ...b, amountCents: 200_000, paymentDate: day(2), alreadyPaid: true }))
    await record(entryJson({ ...b, amountCents: 50_000, paymentDate: day(3) }))
    await join(a, b)
    expect(await headroom(b)).toEqual({
      capCents: 500_000,
      usedCents: 400_000,
      reservedCents: 0,
      violationCents: 200_000,
    })
  })
})

describe('a merge by two people', () => {
  it('refuses the person who requested it, an analyst, and a request that was already decided', async () => {
    const [a, b] = [await subject(), await subject()]
    const id = await ask(a, b, { actorId: people.manager.id })
    expect(await refusalOf(decide(id))).toBe('HR004')
    expect(await refusalOf(decide(id, { actorId: people.analyst.id }))).toBe('HR004')
    expect(await refusalOf(ask(a, b, { actorId: people.auditor.id }))).toBe('HR004')
    expect(await decide(id, { confirm: false, actorId: people.otherManager.id, reason: 'Not one payer' })).toEqual({
      status: 'declined',
    })
    expect(await decide(id, { actorId: people.otherManager.id })).toEqual({ status: 'stale' })
    expect(await decide(randomUUID())).toEqual({ status: 'not_found' })
    expect((await db.company.findUniqueOrThrow({ where: { id: a.companyId } })).payerId).toBeNull()
  })

  it('refuses the company itself, a circle, a merged company, an archived one and a second request', async () => {
    const [a, b, c, archived] = [await subject(), await subject(), await subject(), await subject()]
    await db.company.update({ where: { id: archived.companyId }, data: { archivedAt: new Date() } })
    expect(await refusalOf(ask(a, a))).toBe('23514')
    expect(await refusalOf(ask(a, archived))).toBe('HR003')
    await ask(a, c)
    expect(await refusalOf(ask(a, b))).toBe('HR003')
    const [d, e] = [await subject(), await subject()]
    await join(d, e)
    expect(await refusalOf(ask(e, d))).toBe('HR003')
    expect(await refusalOf(ask(d, b))).toBe('HR003')
    expect(await refusalOf(ask(b, d))).toBe('HR003')
    // An archived company can be merged into an active one: archiving does not give a second cap.
    await join(archived, b)
  })

  it('includes the companies that were merged before', async () => {
    const [a, b, c] = [await subject(), await subject(), await subject()]
    for (const of of [a, b, c])
      await addPaymentIn('paid', of, people.manager.id, { amountCents: 100_000, paymentDate: day(1) })
    await join(a, b)
    await join(b, c)
    for (const of of [a, b, c]) expect((await headroom(of)).usedCents).toBe(300_000)
  })

  it('is undone by two people, and each company has its own cap again', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('paid', a, people.manager.id, { amountCents: 400_000, paymentDate: day(1) })
    await addPaymentIn('paid', b, people.manager.id, { amountCents: 300_000, paymentDate: day(2) })
    await join(a, b)
    const id = await ask(a, b, { separates: true, actorId: people.manager.id, reason: 'Joined in error' })
    expect(await refusalOf(decide(id))).toBe('HR004')
    expect(await decide(id, { actorId: people.otherManager.id })).toEqual({ status: 'confirmed' })
    expect([(await headroom(a)).usedCents, (await headroom(b)).usedCents]).toEqual([400_000, 300_000])
    await record(entryJson({ ...a, amountCents: 100_000, paymentDate: day(3) }))
    expect(await refusalOf(ask(a, b, { separates: true }))).toBe('HR003')
  })
})

describe('a merged company', () => {
  it('takes no new entry; pending ones continue, and a correction stays with it', async () => {
    const [a, b] = [await subject(), await subject()]
    const pending = await addPaymentIn('requested', a, people.manager.id, { amountCents: 100_000, paymentDate: day(1) })
    await join(a, b)
    expect(await refusalOf(record(entryJson({ ...a, paymentDate: day(2) })))).toBe('HR003')
    const move = { paymentId: pending, expectedState: 'requested', actorId: people.manager.id }
    expect((await callLedger('move_payment', { ...move, toState: 'voided' })).status).toBe('moved')
    await record(entryJson({ ...a, amountCents: 90_000, paymentDate: day(2), correctsId: pending }))
    await record(entryJson({ ...b, amountCents: 410_000, paymentDate: day(3) }))
    expect(await refusalOf(record(entryJson({ ...b, amountCents: 1, paymentDate: day(3) })))).toBe('HR001')
  })

  it('settles above the headroom of the payer: the full payment is the apparent violation', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('paid', b, people.manager.id, { amountCents: 300_000, paymentDate: day(1) })
    const id = await addPaymentIn('approved', a, people.manager.id, { amountCents: 200_000, paymentDate: day(2) })
    await join(a, b)
    const settled = await callLedger('settle_payment', {
      paymentId: id,
      actorId: people.analyst.id,
      currency: 'USD',
      amountMinor: 200_100,
      debitCents: 200_100,
      countedCents: 200_100,
      valueDate: day(2),
      postingDate: day(2),
      bankReference: 'B-77',
      pastTolerance: false,
      stopped: false,
    })
    expect(settled).toMatchObject({ state: 'violation', excessCents: 100 })
    expect(await headroom(b)).toMatchObject({ usedCents: 300_000, reservedCents: 0, violationCents: 200_100 })
  })

  it('loses its reservation to an apparent violation of another company of the payer', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('requested', a, people.manager.id, { amountCents: 200_000, paymentDate: day(1) })
    await join(a, b)
    const violation = { amountCents: 400_000, paymentDate: day(2), alreadyPaid: true, state: 'violation' as const }
    await record(entryJson({ ...b, ...violation }))
    expect(await entriesOf(a, b)).toEqual(['unreserved 200000', 'violation 400000'])
  })

  it('has a version of its facts that changes with every company of the payer', async () => {
    const [a, b] = [await subject(), await subject()]
    const factsOf = async ({ companyId }: Subject) =>
      (await asApplication.query('SELECT facts_version($1) AS facts', [companyId])).rows[0].facts
    const pending = await addPaymentIn('requested', a, people.manager.id, { amountCents: 100, paymentDate: day(1) })
    const apart = [await factsOf(a), await factsOf(b)]
    await join(a, b)
    const joined = [await factsOf(a), await factsOf(b)]
    for (const facts of joined) expect(apart).not.toContain(facts)
    await callLedger('move_payment', {
      paymentId: pending,
      expectedState: 'requested',
      toState: 'approved',
      actorId: people.manager.id,
    })
    expect(joined).not.toContain(await factsOf(b))
    expect(await refusalOf(record({ ...entryJson(b), factsVersion: joined[1] } as never))).toBe('HR005')
  })
})
