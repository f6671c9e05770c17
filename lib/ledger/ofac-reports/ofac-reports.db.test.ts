import { beforeAll, describe, expect, it } from 'vitest'
import { rowHashesOf } from '@/lib/audit/events/event-facts'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { organisationClock } from '@/lib/database/organisation-clock'
import { addDays } from '@/lib/kernel/calendar'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson } from '@/test/ledger/ledger'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'
import { decideReport } from './decide-report'
import { recordFiling, takeFilingBack } from './record-filing'
import { REPORT_STATUSES, type ReportKind } from './report-kinds'
import { countByStatus, countReports, listReports, readPaymentReport, readWaitingReports } from './report-queries'
import { firstReportDueOn } from './reports-due'

const people = { analyst: '', manager: '', auditor: '', administrator: '' }
const as = (role: Role): Actor => ({ id: people[role], name: role, email: role, role })
const clock = { today: '2026-11-23', year: 2026, timeZone: 'America/New_York', holidays: SHIPPED_LAW.holidays }
let entry = { companyId: '', fsbLicenseId: '', recordedById: '', amountCents: 5_000, paymentDate: '2026-06-06' }

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  for (const role of ['analyst', 'manager', 'auditor', 'administrator'] as const)
    people[role] = await addPerson(role, role)
  const companyId = await addCompany('Kestrel')
  entry = { ...entry, companyId, fsbLicenseId: await addLicense(companyId), recordedById: people.analyst }
})

/** A refused entry, refused at an instant. */
async function refusedAt(at: string): Promise<string> {
  const client = await asOwner.connect()
  await client.query("SELECT set_config('headroom.demo_clock', $1, false)", [at])
  const id = await addPayment({ ...entry, state: 'blocked', blockedBy: ['destination'] }, client)
  await client.query("SELECT set_config('headroom.demo_clock', '', false)")
  client.release()
  return id
}

const decide = (paymentId: string, kind: ReportKind, changes: object = {}) =>
  decideReport(as('manager'), {
    paymentId,
    expectedSeq: 0,
    kind,
    eventOn: kind === 'no_report' ? null : '2026-03-02',
    heldUntil: null,
    reason: 'the bank sent it back',
    ...changes,
  })
const file = (paymentId: string, changes: object = {}) =>
  recordFiling(as('analyst'), {
    paymentId,
    decisionSeq: 1,
    expectedSeq: 0,
    report: null,
    filedOn: '2026-03-05',
    reference: 'ORS-2026-118',
    ...changes,
  })

describe('a refused entry', () => {
  it('stays on the overview as overdue until it is decided', async () => {
    const id = await refusedAt('2017-03-01T12:00:00Z')
    const { rows, counts } = await readWaitingReports(clock)
    expect(rows[0]).toMatchObject({ id, status: 'overdue', dueOn: '2017-03-15', decision: null })
    expect(counts.overdue).toBe(1)
    await valueIn(decide(id, 'no_report', { reason: 'typed by an analyst and never sent' }))
    expect(await countByStatus(clock)).toMatchObject({ overdue: 0, not_required: 1 })
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'not_required', dueOn: null })
  })

  it('is not in a report until a person has decided', async () => {
    const id = await refusedAt('2026-11-20T12:00:00Z')
    expect((await readPaymentReport(id, clock))?.decision).toBeNull()
    expect((await listReports({ status: 'open' }, clock)).rows).toMatchObject([{ id, dueOn: '2026-12-07' }])
    await valueIn(decide(id, 'no_report'))
  })
})

describe('who', () => {
  it.each(['analyst', 'auditor', 'administrator'] as const)('the %s cannot decide', async (role) => {
    const id = await refusedAt('2026-11-20T12:00:00Z')
    const given = {
      paymentId: id,
      expectedSeq: 0,
      kind: 'no_report' as const,
      eventOn: null,
      heldUntil: null,
      reason: 'no reason',
    }
    expect(await decideReport(as(role), given)).toMatchObject({ refusal: { kind: 'forbidden' } })
    const call = asApplication.query('SELECT decide_report($1::jsonb)', [
      JSON.stringify({ ...given, id: crypto.randomUUID(), actorId: people[role] }),
    ])
    expect(await refusalOf(call)).toBe('HR004')
    await valueIn(decide(id, 'no_report'))
  })

  it('an auditor cannot record a filing', async () => {
    const id = await refusedAt('2026-03-02T12:00:00Z')
    await valueIn(decide(id, 'rejected_transaction'))
    const given = { paymentId: id, decisionSeq: 1, expectedSeq: 0, report: null, filedOn: '2026-03-05', reference: 'R' }
    expect(await recordFiling(as('auditor'), given)).toMatchObject({ refusal: { kind: 'forbidden' } })
    await valueIn(file(id))
  })
})

describe('a rejected transaction', () => {
  it('is due after ten business days, then filed, with events that hold the hashes of the rows', async () => {
    const id = await refusedAt('2026-03-02T12:00:00Z')
    await valueIn(decide(id, 'rejected_transaction'))
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'overdue', dueOn: '2026-03-16' })
    await valueIn(file(id))
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'filed' })
    const events = (await eventsOf(id)).filter(({ verb }) => verb.startsWith('ofac-report.'))
    expect(events).toMatchObject([
      {
        verb: 'ofac-report.decided',
        reason: 'the bank sent it back',
        after: { kind: 'rejected_transaction', eventOn: '2026-03-02' },
      },
      { verb: 'ofac-report.filed', after: { filedOn: '2026-03-05', reference: 'ORS-2026-118' } },
    ])
    const stored = await db.auditEvent.findMany({ where: { targetId: id, verb: { startsWith: 'ofac-report.' } } })
    for (const { row, sha256 } of stored.flatMap(({ after }) => rowHashesOf(after))) {
      const [table = '', rowId = ''] = row.split(' ')
      expect(table).toMatch(/^report_(decision|filing)$/)
      const { rows } = await asOwner.query('SELECT row_sha256_of($1, $2) AS now', [table, rowId])
      expect(rows[0].now).toBe(sha256)
    }
    expect(stored.flatMap(({ after }) => rowHashesOf(after))).toHaveLength(2)
    await valueIn(
      takeFilingBack(as('analyst'), {
        paymentId: id,
        decisionSeq: 1,
        expectedSeq: 1,
        report: null,
        reason: 'the reference was of another entry',
      }),
    )
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'overdue' })
    await valueIn(file(id, { expectedSeq: 2 }))
  })

  it.each([
    ['tomorrow', { filedOn: '2099-01-01' }, 'has not come'],
    ['before it was rejected', { filedOn: '2026-03-01' }, 'before what is reported'],
  ])('is not filed %s', async (_when, changes, message) => {
    const id = await refusedAt('2026-03-02T12:00:00Z')
    await valueIn(decide(id, 'rejected_transaction'))
    expect(await file(id, changes)).toMatchObject({
      refusal: { fieldErrors: { filedOn: expect.stringContaining(message) } },
    })
    expect(await file(id, { report: 2026 })).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(file(id))
  })
})

describe('a later decision', () => {
  it('replaces an earlier one, which stays on record and whose filing no longer counts', async () => {
    const id = await refusedAt('2026-03-02T12:00:00Z')
    await valueIn(decide(id, 'rejected_transaction'))
    await valueIn(file(id))
    expect(await decide(id, 'blocked_property')).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(decide(id, 'blocked_property', { expectedSeq: 1, reason: 'the bank holds the money' }))
    const found = await readPaymentReport(id, clock)
    expect(found?.decisions.map(({ kind }) => kind)).toEqual(['rejected_transaction', 'blocked_property'])
    expect(found?.standing).toMatchObject({ status: 'overdue', dueOn: '2026-03-16' })
    await valueIn(file(id, { decisionSeq: 2, expectedSeq: 1 }))
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'overdue', dueOn: '2026-09-30' })
    await valueIn(file(id, { decisionSeq: 2, expectedSeq: 2, report: 2026, filedOn: '2026-10-02' }))
    expect((await readPaymentReport(id, clock))?.standing).toMatchObject({ status: 'filed' })
  })

  it('is made once when two people decide at the same time', async () => {
    const id = await refusedAt('2026-11-19T12:00:00Z')
    const answers = await Promise.all([decide(id, 'no_report'), decide(id, 'no_report'), decide(id, 'no_report')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.reportDecision.count({ where: { paymentId: id } })).toBe(1)
  })

  it('cannot be updated, even by the owner', async () => {
    expect(await refusalOf(asOwner.query("UPDATE report_decision SET reason = 'other'"))).toBe('HR010')
    expect(await refusalOf(asOwner.query('DELETE FROM report_filing'))).toBe('HR010')
    expect(await refusalOf(asApplication.query('INSERT INTO report_decision SELECT * FROM report_decision'))).toBe(
      '42501',
    )
  })
})

it('money that came back can be decided although nothing was refused', async () => {
  const id = await addPaidPayment({ ...entry, amountCents: 100 }, people.manager)
  expect((await readPaymentReport(id, clock))?.standing).toBeNull()
  await valueIn(decide(id, 'blocked_property', { eventOn: '2026-10-01', reason: 'the FSB sent the fee back' }))
  expect((await listReports({ status: 'overdue' }, clock)).rows).toContainEqual(
    expect.objectContaining({ id, state: 'paid' }),
  )
  await valueIn(file(id, { filedOn: '2026-10-02' }))
})

it('an apparent violation needs a decision too', async () => {
  const id = await addPayment({ ...entry, state: 'violation', blockedBy: ['payee'] })
  const today = (await organisationClock()).today
  const found = await readPaymentReport(id, await organisationClock())
  expect(found?.standing).toMatchObject({ status: 'open', dueOn: firstReportDueOn(today, SHIPPED_LAW.holidays) })
  await valueIn(decide(id, 'no_report', { reason: 'disclosed by counsel' }))
})

it('the list and the page of an entry agree on every day of a year', async () => {
  const ids = [
    await refusedAt('2026-03-02T12:00:00Z'),
    await refusedAt('2026-06-25T12:00:00Z'),
    await refusedAt('2026-06-26T12:00:00Z'),
  ]
  await valueIn(decide(ids[1] ?? '', 'rejected_transaction', { eventOn: '2026-06-25' }))
  await valueIn(decide(ids[2] ?? '', 'blocked_property', { eventOn: '2026-06-26' }))
  await valueIn(file(ids[2] ?? '', { filedOn: '2026-06-29' }))
  for (let today = '2026-06-28'; today < '2027-02-01'; today = addDays(today, 3)) {
    const day = { ...clock, today, year: Number(today.slice(0, 4)) }
    const { rows } = await listReports({ status: 'all', company: entry.companyId }, day)
    for (const id of ids) {
      const standing = (await readPaymentReport(id, day))?.standing
      const row = rows.find((one) => one.id === id)
      expect({ today, status: row?.status, dueOn: row?.dueOn ?? null }).toEqual({
        today,
        status: standing?.status,
        dueOn: standing?.dueOn,
      })
    }
  }
})

it('every filter counts the rows it lists, and the statuses add up to all', async () => {
  const counts = await countByStatus(clock)
  for (const status of REPORT_STATUSES) expect(await countReports({ status }, clock)).toBe(counts[status])
  expect(await countReports({ status: 'all' }, clock)).toBe(
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  )
  expect(await countReports({ status: 'all', q: 'sent it BACK' }, clock)).toBeGreaterThan(0)
})
