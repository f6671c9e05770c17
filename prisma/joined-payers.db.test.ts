import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { asApplication, asOwner } from '@/test/database/database'
import { askJoin, decideJoin, headroomOf, joinCompanies } from '@/test/ledger/joined-companies'
import {
  addPaymentIn,
  addSubject,
  arrangeLedger,
  record,
  refusalOf,
  type Subject,
} from '@/test/ledger/ledger-arrangement'
import { entryJson } from './factories'

// One cap for companies that are one payer, regardless of the application: direct statements, races, older snapshots,
// and the books as of an earlier instant.

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const YEAR = 2025
const day = (month: number): string => `${YEAR}-${String(month).padStart(2, '0')}-15`
const subject = () => addSubject(people.analyst.id)
const join = (company: Subject, into: Subject) =>
  joinCompanies(company, into, { askedBy: people.analyst.id, decidedBy: people.manager.id })

describe('the database enforces one cap, regardless of the application', () => {
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

  it('has a separate CHECK for the year of a payer', async () => {
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

  it('64 concurrent entries for two companies while they are joined never exceed one cap', async () => {
    const [a, b] = [await subject(), await subject()]
    const id = await askJoin(a, b, people.analyst.id)
    const entries = Array.from({ length: 64 }, (_, place) =>
      refusalOf(record(entryJson({ ...(place % 2 ? a : b), amountCents: 100_000, paymentDate: day(6) }))),
    )
    const ends = await Promise.all([
      ...entries.slice(0, 8),
      refusalOf(decideJoin(id, people.manager.id)),
      ...entries.slice(8),
    ])
    // Whether an entry comes after the joining is a matter of the race; one that certainly does is refused.
    const late = await refusalOf(record(entryJson({ ...a, amountCents: 100_000, paymentDate: day(6) })))
    expect(new Set([...ends, late])).toEqual(new Set([null, 'HR001', 'HR003']))
    expect(late).toBe('HR003')
    const headroom = await headroomOf(b, YEAR)
    expect(headroom.usedCents + headroom.reservedCents).toBe(500_000)
    expect((await headroomOf(a, YEAR)).reservedCents).toBe(headroom.reservedCents)
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

it('each payer-year is the sum of its company-years, within the cap, and every chain verifies', async () => {
  const { rows } = await asOwner.query(`
    SELECT count(*)::int AS wrong FROM payer_year p FULL JOIN (
      SELECT c.payer_id, y.year, sum(used_cents) AS used, sum(reserved_cents) AS reserved,
        sum(violation_cents) AS violations
      FROM company_year y JOIN company c ON c.id = y.company_id WHERE c.payer_id IS NOT NULL
        GROUP BY 1, 2) s USING (payer_id, year)
    WHERE (p.used_cents, p.reserved_cents, p.violation_cents)
      IS DISTINCT FROM (coalesce(s.used, 0)::int, coalesce(s.reserved, 0)::int, coalesce(s.violations, 0)::bigint)
      OR (p.reserved_cents > 0 AND p.used_cents + p.violation_cents + p.reserved_cents > 500000)`)
  expect(rows[0].wrong).toBe(0)
  expect((await verifyAllChains()).faults).toEqual([])
})

it('as of an instant before a joining each company is a payer of its own', async () => {
  const [a, b] = [await subject(), await subject()]
  for (const of of [a, b])
    await addPaymentIn('paid', of, people.manager.id, { amountCents: 100_000, paymentDate: day(1) })
  const { rows: now } = await asOwner.query('SELECT clock_timestamp()::text AS instant')
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
