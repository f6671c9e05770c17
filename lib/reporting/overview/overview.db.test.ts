import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bandOf } from '@/lib/compliance/rules/money/headroom'
import { lookBack } from '@/lib/database/as-of/look-back'
import type { Transaction } from '@/lib/database/db'
import { addDays } from '@/lib/kernel/calendar'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { writeComment } from '@/lib/records/comments/write-comment'
import { readViolations } from '@/lib/reporting/yearly-summary/figures/violation-and-expiry-queries'
import { readOpenPoints } from '@/lib/reporting/yearly-summary/signing/open-points'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson, movePayment } from '@/test/ledger/ledger'
import { readTodaysWork } from './overview'
import { readPaidFigures } from './paid-figures'
import { readCapsNearLimit, readExpiringLicenses } from './watch-queries'
import { listCompaniesByHeadroom, readYearTotals } from './year-queries'

const people = { analyst: '', manager: '', other: '', auditor: '' }
const actor = (who: keyof typeof people, role: Role): Actor => ({ id: people[who], name: who, email: who, role })
const companies: string[] = []
const KINDS = ['notification', 'permit', 'import_license', 'certification'] as const

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  people.analyst = await addPerson('Tomas Aldana', 'analyst')
  people.manager = await addPerson('Ingrid Solheim', 'manager')
  people.other = await addPerson('Another Manager', 'manager')
  people.auditor = await addPerson('Auditor', 'auditor')
  // Fifteen companies with paid amounts from ample to none left, in two years.
  for (let place = 0; place < 15; place++) {
    const companyId = await addCompany(`Company ${String(place).padStart(2, '0')}`)
    companies.push(companyId)
    const fsbLicenseId = await addLicense(companyId, { kind: KINDS[place % 4] })
    const common = { companyId, fsbLicenseId, recordedById: people.analyst }
    const amountCents = place === 14 ? 500_000 : 33_600 * place
    await addPaidPayment({ ...common, amountCents, paymentDate: `2026-0${1 + (place % 9)}-15` }, people.manager)
    await addPaidPayment(
      { ...common, amountCents: 10_001 * place, paymentDate: `2025-1${place % 3}-20` },
      people.manager,
    )
  }
  const [first = '', second = ''] = companies
  const common = { companyId: first, fsbLicenseId: await addLicense(first), paymentDate: '2026-05-05' }
  await addPayment({ ...common, recordedById: people.analyst, amountCents: 1_000 })
  await addPayment({ ...common, recordedById: people.manager, amountCents: 2_000 })
  await addPayment({ ...common, recordedById: people.analyst, amountCents: 3_000, state: 'in_review' })
  const approved = await addPayment({ ...common, recordedById: people.analyst, amountCents: 4_000 })
  await movePayment(approved, ['requested', 'approved'], people.manager)
  await addPayment({
    ...common,
    recordedById: people.analyst,
    amountCents: 5_000,
    state: 'violation',
    blockedBy: ['payee'],
  })
  await addPayment({
    ...common,
    recordedById: people.analyst,
    amountCents: 6_000,
    state: 'violation',
    blockedBy: ['payee'],
    note: 'Found',
  })
  const secondCommon = {
    ...common,
    companyId: second,
    fsbLicenseId: await addLicense(second),
    recordedById: people.analyst,
  }
  await addPayment({ ...secondCommon, amountCents: 7_000, state: 'blocked', blockedBy: ['duplicate'] })
  const reviewed = await addPayment({ ...secondCommon, amountCents: 8_000, state: 'in_review' })
  await movePayment(reviewed, ['in_review', 'blocked'], people.manager, { reason: 'a duplicate' })
})

const one = async (sql: string) => (await asOwner.query(sql)).rows[0]

describe('today’s work', () => {
  it('shows a manager the entries of others, and counts those that wait for another manager', async () => {
    const work = await readTodaysWork(actor('manager', 'manager'))
    expect(work.hand).toBe('decides')
    expect(work.awaiting.map(({ amountCents }) => amountCents)).toEqual([1_000])
    expect(work.counts.requested).toMatchObject({
      mine: { count: 1, cents: 2_000 },
      others: { count: 1, cents: 1_000 },
    })
    expect(work.inReview).toMatchObject([{ amountCents: 3_000, finding: { title: 'Duplicate' } }])
    expect(work.own).toEqual([])
  })

  it('shows an analyst their own entries, approved ones first, and nothing to decide', async () => {
    const work = await readTodaysWork(actor('analyst', 'analyst'))
    expect(work).toMatchObject({ hand: 'records', awaiting: [], inReview: [] })
    expect(work.own.map(({ state }) => state)).toEqual(['approved', 'requested', 'in_review'])
  })

  it('shows an auditor everything that waits, assigned to no one', async () => {
    const work = await readTodaysWork(actor('auditor', 'auditor'))
    expect(work.hand).toBe('reads')
    expect(work.awaiting.map(({ amountCents }) => amountCents)).toEqual([1_000, 2_000])
  })

  it('names the void requests that wait', async () => {
    const { rows } = await asOwner.query("SELECT id FROM payment WHERE state = 'paid' ORDER BY reference LIMIT 1")
    const request = {
      id: randomUUID(),
      paymentId: rows[0].id,
      actorId: people.analyst,
      reason: 'entered twice',
      ground: 'no_debit',
    }
    await asApplication.query('SELECT ask_void($1::jsonb)', [JSON.stringify(request)])
    const { voids } = await readTodaysWork(actor('manager', 'manager'))
    expect(voids).toMatchObject([{ reason: 'entered twice', askedByName: 'Tomas Aldana' }])
  })
})

describe('the year', () => {
  it('has the totals of the payments themselves', async () => {
    const totals = await readYearTotals(2026)
    const rows = await one(`SELECT sum(amount_cents) FILTER (WHERE state = 'paid')::int AS used,
        count(*) FILTER (WHERE state = 'paid')::int AS paid,
      sum(amount_cents) FILTER (WHERE state IN ('requested', 'in_review', 'approved'))::int AS reserved,
        count(*) FILTER (WHERE state = 'blocked')::int AS blocked,
      sum(amount_cents) FILTER (WHERE state = 'blocked')::int AS refused,
        sum(amount_cents) FILTER (WHERE state = 'violation')::int AS violation,
      count(DISTINCT company_id) FILTER (WHERE state = 'paid')::int AS companies FROM payment WHERE year = 2026`)
    expect(totals).toMatchObject({
      usedCents: rows.used,
      reservedCents: rows.reserved,
      blockedCents: rows.refused,
      violationCents: rows.violation,
      paidCount: rows.paid,
      reservedCount: 4,
      blockedCount: rows.blocked,
      violationCount: 2,
      companiesPaid: rows.companies,
    })
    expect(await readYearTotals(2019)).toMatchObject({ usedCents: 0, paidCount: 0, leftCents: 0 })
  })

  it('has months and kinds that add up to the same totals, and compares by the same day', async () => {
    const { months, kinds, thenCents } = await db.$transaction((transaction) =>
      readPaidFigures(transaction, 2026, { lastDay: '2026-11-23', timeZone: 'America/New_York' }),
    )
    const sum = (cents: (month: (typeof months)[number]) => number) =>
      months.reduce((total, month) => total + cents(month), 0)
    expect(sum(({ paid }) => paid.cents)).toBe((await readYearTotals(2026)).usedCents)
    expect(sum(({ paid }) => paid.before.cents)).toBe((await readYearTotals(2025)).usedCents)
    expect(sum(({ paid }) => paid.count)).toBe((await readYearTotals(2026)).paidCount)
    const byDay = await one(
      `SELECT sum(amount_cents)::int AS cents FROM payment
        WHERE year = 2025 AND state = 'paid' AND payment_date <= '2025-11-23'`,
    )
    expect(thenCents).toBe(byDay.cents)
    expect(byDay.cents).toBeLessThan(sum(({ paid }) => paid.before.cents))
    const permits = await one(
      `SELECT count(*)::int AS count, sum(p.amount_cents)::int AS cents
        FROM payment p JOIN fsb_license l ON l.id = p.fsb_license_id
        WHERE p.year = 2026 AND p.state = 'paid' AND l.kind = 'permit'`,
    )
    expect(kinds.find(({ kind }) => kind === 'permit')).toEqual({ kind: 'permit', ...permits })
  })

  it('lists the companies with the least headroom first', async () => {
    const rows = await listCompaniesByHeadroom(2026)
    const left = rows.map((row) => row.capCents - row.usedCents - row.reservedCents)
    expect(left).toEqual([...left].sort((a, b) => a - b))
    expect(rows[0]).toMatchObject({
      companyName: 'Company 14',
      usedCents: 500_000,
      paidCount: 1,
      lastPaid: '2026-06-15',
    })
    expect(rows).toHaveLength(10)
  })

  it('counts the violations without a note', async () => {
    const withoutNote = async () =>
      (await readOpenPoints(db, { year: 2026 })).find(({ key }) => key === 'violations')?.count ?? 0
    expect(await withoutNote()).toBe(1)
    const { rows } = await asOwner.query("SELECT id FROM payment WHERE state = 'violation' AND note = ''")
    const comment = {
      kind: 'payment' as const,
      recordId: String(rows[0].id),
      body: 'The bank debited it early.',
      assignTo: '',
    }
    const before = new Date()
    expect((await writeComment(actor('manager', 'manager'), comment)).ok).toBe(true)
    expect(await withoutNote(), 'a comment is a note').toBe(0)

    const words = (transaction: Transaction) =>
      readViolations(transaction, { year: 2026 }).then((read) => read.map((row) => row.words).sort())
    expect(await db.$transaction(words)).toEqual(['Found', 'The bank debited it early.'])
    const past = await db.$transaction(async (transaction) => {
      await lookBack((sql) => transaction.$queryRaw(sql), before, { past: true })
      return words(transaction)
    })
    expect(past, 'the comment came later').toEqual(['', 'Found'])
  })
})

describe('the watch list', () => {
  it('puts each company into the band that the rules determine', async () => {
    const { bands, rows, companyCount } = await readCapsNearLimit(2026)
    const rooms = await asOwner.query(
      'SELECT cap_cents, used_cents, reserved_cents, violation_cents::int FROM company_year WHERE year = 2026',
    )
    const expected = { getting_low: 0, low: 0, very_low: 0, none_left: 0, ample: 0 }
    for (const room of rooms.rows) {
      expected[
        bandOf({
          capCents: room.cap_cents,
          usedCents: room.used_cents,
          reservedCents: room.reserved_cents,
          violationCents: room.violation_cents,
        })
      ] += 1
    }
    expect({ ...bands, ample: expected.ample }).toEqual(expected)
    expect(rows.map(({ companyName }) => companyName)).toEqual(['Company 14', 'Company 13', 'Company 12'])
    expect(companyCount).toBe(15)
  })

  it('counts the licenses that expire within 30, 60 and 90 days', async () => {
    const [companyId = ''] = companies
    for (const days of [-1, 0, 30, 31, 60, 61, 90, 91]) {
      await addLicense(companyId, { validUntil: addDays('2026-11-23', days) })
    }
    const { counts, rows } = await readExpiringLicenses('2026-11-23')
    expect(counts).toEqual({ 30: 2, 60: 4, 90: 6 })
    expect(rows[0]).toMatchObject({ validUntil: '2026-11-23', productName: null })
  })
})
