import { beforeAll, describe, expect, it } from 'vitest'
import { yearOf } from '@/lib/kernel/calendar'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson, movePayment } from '@/test/ledger/ledger'
import { today } from '@/test/ledger/ledger-arrangement'
import { closeYear } from './close-year'
import { askReopening, decideReopening } from './reopen-year'
import { yearState, yearsWithEntries } from './year-queries'

const actor = (id: string, role: Role): Actor => ({ id, name: role, email: role, role })
let manager = ''
let second = ''
let analyst = ''
let entry = { companyId: '', fsbLicenseId: '', recordedById: '', amountCents: 5_000, paymentDate: '2024-06-06' }
const year = 2024
const reason = 'the books of the year are done'

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  manager = await addPerson('Ingrid Solheim', 'manager')
  second = await addPerson('Marta Keller', 'manager')
  analyst = await addPerson('Tomas Aldana', 'analyst')
  const companyId = await addCompany('Kestrel')
  entry = { ...entry, companyId, fsbLicenseId: await addLicense(companyId), recordedById: analyst }
  await addPaidPayment(entry, manager)
  await addPaidPayment({ ...entry, paymentDate: '2018-06-06' }, manager)
})

describe('a calendar year', () => {
  it('is known once it has an entry, beside the current one', async () => {
    const current = yearOf(today())
    expect(await yearsWithEntries()).toEqual([...new Set([2018, 2024, current])].sort())
  })

  it.each(['analyst', 'auditor', 'administrator'] as const)('is not closed by an %s', async (role) => {
    expect(await closeYear(actor(analyst, role), { year, reason })).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await askReopening(actor(analyst, role), { year, reason })).toMatchObject({ refusal: { kind: 'forbidden' } })
  })

  it('is not closed before it has ended', async () => {
    const running = yearOf(today())
    const outcome = await closeYear(actor(manager, 'manager'), { year: running, reason })
    expect(outcome).toMatchObject({ refusal: { message: expect.stringContaining('has not ended') } })
  })

  it('is not closed while something in it waits, and nothing is written then', async () => {
    const waiting = await addPayment({ ...entry, amountCents: 700 })
    const outcome = await closeYear(actor(manager, 'manager'), { year, reason })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { message: '2024 stays open: 1 awaiting approval. Each is decided or paid first' },
    })
    expect((await yearState(year)).closed).toBe(false)
    expect(await db.auditEvent.count({ where: { verb: 'year.closed' } })).toBe(0)
    await movePayment(waiting, ['requested', 'voided'], analyst, { reason: 'entered in error' })
  })

  it('is closed by one manager and reopened by two, with a reason, in the audit trail', async () => {
    expect(await closeYear(actor(manager, 'manager'), { year, reason })).toMatchObject({ ok: true })
    expect(await yearState(year)).toMatchObject({ closed: true, ended: true, closedByName: 'Ingrid Solheim', reason })
    await expect(addPayment(entry)).rejects.toThrow('the year 2024 is closed')
    expect(await closeYear(actor(manager, 'manager'), { year, reason })).toMatchObject({
      refusal: { message: '2024 is closed already' },
    })
    const change = { year, reason: 'a bank statement came late' }
    expect(await askReopening(actor(manager, 'manager'), change)).toMatchObject({ ok: true })
    expect(await askReopening(actor(second, 'manager'), change)).toMatchObject({ refusal: { kind: 'conflict' } })
    const { reopening } = await yearState(year)
    expect(reopening).toMatchObject({ askedByName: 'Ingrid Solheim', reason: 'a bank statement came late' })
    const id = reopening?.id ?? ''
    expect(await decideReopening(actor(manager, 'manager'), { id, confirm: '1' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    expect((await yearState(year)).closed).toBe(true)
    expect(await decideReopening(actor(second, 'manager'), { id, confirm: '1' })).toMatchObject({ ok: true })
    expect(await askReopening(actor(manager, 'manager'), change)).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await yearState(year)).toMatchObject({ closed: false, closedByName: null })
    const events = await db.auditEvent.findMany({ where: { targetKind: 'year' }, orderBy: { seq: 'asc' } })
    expect(events.map(({ verb, reason: why }) => [verb, why])).toEqual([
      ['year.closed', reason],
      ['year.reopening-asked', 'a bank statement came late'],
      ['year.reopened', 'a bank statement came late'],
    ])
    await addPayment(entry)
  })

  it('is closed for one company, declined to be reopened, and reopened; another company is not touched', async () => {
    const companyId = await addCompany('Lapwing')
    const change = { year, companyId, reason }
    expect(await closeYear(actor(manager, 'manager'), change)).toMatchObject({ ok: true })
    expect(await yearState(year, { companyId })).toMatchObject({
      closed: true,
      closedForAll: false,
      closedByName: 'Ingrid Solheim',
    })
    expect((await yearState(year)).closed).toBe(false)
    expect((await yearState(year, { companyId: entry.companyId })).closed).toBe(false)
    await askReopening(actor(manager, 'manager'), change)
    const id = (await yearState(year, { companyId })).reopening?.id ?? ''
    const declined = await decideReopening(actor(second, 'manager'), { id, confirm: '0', reason: 'nothing is missing' })
    expect(declined).toMatchObject({ ok: true, value: { reopened: false } })
    expect(await yearState(year, { companyId })).toMatchObject({ closed: true, reopening: null })
    await askReopening(actor(second, 'manager'), change)
    const again = (await yearState(year, { companyId })).reopening?.id ?? ''
    expect(await decideReopening(actor(manager, 'manager'), { id: again, confirm: '1' })).toMatchObject({ ok: true })
    expect((await yearState(year, { companyId })).closed).toBe(false)
  })

  it('is closed or gets an entry, never both', async () => {
    await db.payment
      .findMany({ where: { state: 'requested' } })
      .then((rows) =>
        Promise.all(rows.map(({ id }) => movePayment(id, ['requested', 'voided'], analyst, { reason: 'test' }))),
      )
    const [closing, ...recorded] = await Promise.all([
      closeYear(actor(manager, 'manager'), { year, reason }),
      ...Array.from({ length: 6 }, () =>
        addPayment({ ...entry, amountCents: 1 }).then(
          () => true,
          () => false,
        ),
      ),
    ])
    const { closed } = await yearState(year)
    expect(closed).toBe(closing?.ok)
    const open = await db.payment.count({ where: { year, state: 'requested' } })
    expect(open).toBe(recorded.filter(Boolean).length)
    expect(closed && open > 0).toBe(false)
  })
})
