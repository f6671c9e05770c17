import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/verify-all-chains'
import { entryJson } from '@/prisma/factories'
import { asApplication, asOwner, db } from '@/test/database'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  callLedger,
  record,
  refusalOf,
  type Subject,
} from '@/test/ledger-arrangement'

// Companies that are one payer: what each had used and reserved is added, one cap holds for all, and what no longer fits gives way as it does to an apparent violation.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const YEAR = 2025
const day = (month: number): string => `${YEAR}-${String(month).padStart(2, '0')}-15`
const subject = () => addSubject(people.analyst.id)

/** Asks as the analyst; answers the id of the request. */
async function ask(company: Subject, into: Subject, changes: object = {}): Promise<string> {
  const id = randomUUID()
  await callLedger('ask_company_join', {
    id,
    companyId: company.companyId,
    intoId: into.companyId,
    reason: 'The same payer',
    actorId: people.analyst.id,
    ...changes,
  })
  return id
}

const decide = (id: string, changes: object = {}) =>
  callLedger('decide_company_join', { id, confirm: true, actorId: people.manager.id, ...changes })

async function join(company: Subject, into: Subject): Promise<void> {
  expect(await decide(await ask(company, into))).toEqual({ status: 'confirmed' })
}

async function headroomOf({ companyId }: Subject, year = YEAR) {
  const { rows } = await asApplication.query('SELECT headroom_of($1, $2) AS headroom', [companyId, year])
  return rows[0].headroom
}

/** States and amounts of the payments of some companies, by payment date. */
async function entriesOf(...subjects: Subject[]) {
  const { rows } = await asApplication.query(
    `SELECT state || ' ' || amount_cents AS entry FROM payment WHERE company_id = ANY ($1) ORDER BY payment_date, recorded_at`,
    [subjects.map(({ companyId }) => companyId)],
  )
  return rows.map(({ entry }) => entry)
}

describe('the years of joined companies are added', () => {
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
    expect(await headroomOf(a)).toEqual(expected)
    expect(await headroomOf(b)).toEqual(expected)
    expect(await entriesOf(a, b)).toEqual(entries)
    // History stays where it was: the years of each company are their own.
    const { rows } = await asApplication.query(
      'SELECT sum(used_cents)::int AS used, sum(reserved_cents)::int AS reserved FROM company_year WHERE company_id = ANY ($1)',
      [[a.companyId, b.companyId]],
    )
    expect(rows).toEqual([{ used, reserved }])
  })

  it('an entry whose own money has left becomes the apparent violation', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('paid', a, people.manager.id, { amountCents: 400_000, paymentDate: day(1) })
    await record(entryJson({ ...b, amountCents: 200_000, paymentDate: day(2), alreadyPaid: true }))
    await record(entryJson({ ...b, amountCents: 50_000, paymentDate: day(3) }))
    await join(a, b)
    expect(await headroomOf(b)).toEqual({
      capCents: 500_000,
      usedCents: 400_000,
      reservedCents: 0,
      violationCents: 200_000,
    })
  })
})

describe('two people join', () => {
  it('refuses the person who asked, an analyst, and a request decided already', async () => {
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

  it('refuses itself, a circle, a joined company, an archived one and a second request', async () => {
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
    // An archived company may be joined into one that goes on: archiving gives no second cap.
    await join(archived, b)
  })

  it('brings along the companies that were joined before', async () => {
    const [a, b, c] = [await subject(), await subject(), await subject()]
    for (const [of, cents] of [
      [a, 100_000],
      [b, 150_000],
      [c, 50_000],
    ] as const)
      await addPaymentIn('paid', of, people.manager.id, { amountCents: cents, paymentDate: day(1) })
    await join(a, b)
    await join(b, c)
    for (const of of [a, b, c]) expect((await headroomOf(of)).usedCents).toBe(300_000)
  })

  it('is undone by two people, and each company has its own cap again', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('paid', a, people.manager.id, { amountCents: 400_000, paymentDate: day(1) })
    await addPaymentIn('paid', b, people.manager.id, { amountCents: 300_000, paymentDate: day(2) })
    await join(a, b)
    const id = await ask(a, b, { separates: true, actorId: people.manager.id, reason: 'Joined in error' })
    expect(await refusalOf(decide(id))).toBe('HR004')
    expect(await decide(id, { actorId: people.otherManager.id })).toEqual({ status: 'confirmed' })
    expect([(await headroomOf(a)).usedCents, (await headroomOf(b)).usedCents]).toEqual([400_000, 300_000])
    await record(entryJson({ ...a, amountCents: 100_000, paymentDate: day(3) }))
    expect(await refusalOf(ask(a, b, { separates: true }))).toBe('HR003')
  })
})

describe('a joined company', () => {
  it('takes no new entry; pending ones go on, and what corrects one stays with it', async () => {
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

  it('settles over the headroom of all: the whole payment is the apparent violation', async () => {
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
    expect(await headroomOf(b)).toMatchObject({ usedCents: 300_000, reservedCents: 0, violationCents: 200_100 })
  })

  it('gives way to an apparent violation of another company of the payer', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('requested', a, people.manager.id, { amountCents: 200_000, paymentDate: day(1) })
    await join(a, b)
    const violation = { amountCents: 400_000, paymentDate: day(2), alreadyPaid: true, state: 'violation' as const }
    await record(entryJson({ ...b, ...violation }))
    expect(await entriesOf(a, b)).toEqual(['unreserved 200000', 'violation 400000'])
  })

  it('has a version of its facts that moves with every company of the payer', async () => {
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

describe('the database holds one cap, whatever the code above does', () => {
  it('refuses direct statements', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('requested', a, people.manager.id, { amountCents: 300_000, paymentDate: day(1) })
    await join(a, b)
    const statements: [string, typeof asOwner, string][] = [
      [`UPDATE company SET payer_id = NULL WHERE id = '${a.companyId}'`, asApplication, 'HR010'],
      [`UPDATE company SET payer_id = NULL WHERE id = '${a.companyId}'`, asOwner, 'HR010'],
      [
        `INSERT INTO company (id, name, country, payer_id) VALUES (gen_random_uuid(), 'X', 'US', '${b.companyId}')`,
        asApplication,
        'HR010',
      ],
      [`UPDATE payer_year SET cap_cents = 400000`, asApplication, '42501'],
      [`UPDATE payer_year SET used_cents = 0`, asOwner, 'HR010'],
      [`DELETE FROM payer_year`, asOwner, 'HR010'],
      [
        `INSERT INTO company_join_decision VALUES (gen_random_uuid(), true, '', '${people.manager.id}', now())`,
        asApplication,
        '42501',
      ],
      [`UPDATE company_join SET reason = 'x'`, asOwner, 'HR010'],
      [`DELETE FROM company_join_decision`, asOwner, 'HR010'],
    ]
    for (const [statement, pool, state] of statements)
      expect([statement, await refusalOf(pool.query(statement))]).toEqual([statement, state])
  })

  it('has a CHECK of its own for the year of a payer', async () => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('requested', a, people.manager.id, { amountCents: 300_000, paymentDate: day(1) })
    await join(a, b)
    const client = await asOwner.connect()
    try {
      await client.query('BEGIN')
      await client.query('ALTER TABLE payer_year DISABLE TRIGGER payer_year_is_kept_by_the_ledger')
      const write = `UPDATE payer_year SET reserved_cents = 500001 WHERE payer_id = '${b.companyId}'`
      expect(await refusalOf(client.query(write))).toBe('23514')
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  it('64 entries at once for two companies while they are joined are never more than one cap', async () => {
    const [a, b] = [await subject(), await subject()]
    const id = await ask(a, b)
    const entries = Array.from({ length: 64 }, (_, place) =>
      refusalOf(record(entryJson({ ...(place % 2 ? a : b), amountCents: 100_000, paymentDate: day(6) }))),
    )
    const ends = await Promise.all([...entries.slice(0, 8), refusalOf(decide(id)), ...entries.slice(8)])
    expect(new Set(ends)).toEqual(new Set([null, 'HR001', 'HR003']))
    const headroom = await headroomOf(b)
    expect(headroom.usedCents + headroom.reservedCents).toBe(500_000)
    expect((await headroomOf(a)).reservedCents).toBe(headroom.reservedCents)
  })

  it.each([
    ['an entry of a year that has entries', 100],
    ['the first entry of a year', null],
  ])('at REPEATABLE READ with a snapshot older than the joining, %s fails and is tried again', async (_, earlier) => {
    const [a, b] = [await subject(), await subject()]
    await addPaymentIn('requested', a, people.manager.id, { amountCents: 500_000, paymentDate: day(1) })
    if (earlier) await record(entryJson({ ...b, amountCents: earlier, paymentDate: day(1) }))
    const client = await asApplication.connect()
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await client.query('SELECT count(*) FROM company_year')
      await join(a, b)
      const entry = entryJson({ ...b, amountCents: 100_000, paymentDate: day(2) })
      expect(await refusalOf(record(entry, client))).toBe('40001')
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})

it('the year of each payer is the sum of its company-years, no cap is passed by what is pending, and every chain verifies', async () => {
  const { rows } = await asOwner.query(`
    SELECT count(*)::int AS wrong FROM payer_year p FULL JOIN (
      SELECT c.payer_id, y.year, sum(used_cents) AS used, sum(reserved_cents) AS reserved, sum(violation_cents) AS violations
      FROM company_year y JOIN company c ON c.id = y.company_id WHERE c.payer_id IS NOT NULL GROUP BY 1, 2) s USING (payer_id, year)
    WHERE (p.used_cents, p.reserved_cents, p.violation_cents) IS DISTINCT FROM (coalesce(s.used, 0)::int, coalesce(s.reserved, 0)::int, coalesce(s.violations, 0)::bigint)
      OR (p.reserved_cents > 0 AND p.used_cents + p.violation_cents + p.reserved_cents > 500000)`)
  expect(rows[0].wrong).toBe(0)
  expect((await verifyAllChains()).faults).toEqual([])
})

it('as of an instant before a joining each company stands alone', async () => {
  const [a, b] = [await subject(), await subject()]
  for (const of of [a, b])
    await addPaymentIn('paid', of, people.manager.id, { amountCents: 100_000, paymentDate: day(1) })
  const { rows: now } = await asOwner.query('SELECT clock_timestamp()::text AS instant')
  await new Promise((resolve) => setTimeout(resolve, 5))
  await join(a, b)
  const payerAsOf = async (instant: string) => {
    const client = await asApplication.connect()
    try {
      await client.query('BEGIN')
      await client.query("SELECT set_config('headroom.as_of', $1, true)", [instant])
      const { rows } = await client.query('SELECT used_cents::int AS used FROM as_of.payer_year WHERE payer_id = $1', [
        b.companyId,
      ])
      return rows
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }
  expect(await payerAsOf(now[0].instant)).toEqual([])
  expect(await payerAsOf('2100-01-01')).toEqual([{ used: 200_000 }])
})
