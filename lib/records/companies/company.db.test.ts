import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { COMPANY_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { asOwner, db } from '@/test/database/database'
import { addPayment } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { archiveCompany, restoreCompany } from './archive-company'
import { companyEdit, companyInput } from './company-input'
import { createCompany } from './create-company'
import { editCompany } from './edit-company'

const given = {
  name: 'Acme Corp',
  country: 'US',
  group: 'Acme Group',
  address: 'Yalta st 1',
}
let actors: Awaited<ReturnType<typeof addActors>>
const input = (changes = {}) => companyInput.parse({ ...given, ...changes })
const edit = (id: string, version: number, changes = {}) => companyEdit.parse({ ...given, id, version, ...changes })
beforeAll(async () => {
  actors = await addActors()
})

describe('creating', () => {
  test('stores the company in its group and one event with its facts', async () => {
    const { id } = await valueIn(
      createCompany(actors.analyst, input({ name: 'Palisade  Audio\u200b Inc.', registrationNumber: '12-34' })),
    )
    const stored = await db.company.findUniqueOrThrow({
      where: { id },
      include: { memberships: { include: { group: true } } },
    })
    expect(stored).toMatchObject({
      name: 'Palisade Audio Inc.',
      country: 'US',
      version: 1,
      memberships: [
        { group: { name: 'Acme Group' }, fromDate: null, untilDate: null, recordedById: actors.analyst.id },
      ],
    })
    expect(await eventsOf(id)).toEqual([
      {
        verb: 'company.created',
        actorId: actors.analyst.id,
        chain: `company:${id}`,
        before: null,
        after: {
          name: 'Palisade Audio Inc.',
          country: 'US',
          registrationNumber: '12-34',
          address: 'Yalta st 1',
          contact: '',
          notes: '',
          group: 'Acme Group',
          memberFrom: 'before anything known',
          memberUntil: 'no end',
        },
        reason: '',
      },
    ])
  })

  test('uses an existing group regardless of case instead of creating a second one', async () => {
    await valueIn(createCompany(actors.analyst, input({ name: 'One', group: 'Larkfield' })))
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Two', group: 'LARKFIELD' })))
    const [membership] = await db.groupMembership.findMany({ where: { companyId: id }, include: { group: true } })
    expect(membership?.group.name).toBe('Larkfield')
    expect((await eventsOf(id))[0]?.after).toMatchObject({ group: 'Larkfield' })
  })

  test('refuses the name of an active company at its field and writes nothing, not even a group', async () => {
    await valueIn(createCompany(actors.manager, input({ name: 'Kestrel Handsets' })))
    const events = await db.auditEvent.count()
    const outcome = await createCompany(actors.analyst, input({ name: 'KESTREL handsets', group: 'Never made' }))
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fieldErrors: { name: COMPANY_MESSAGES.nameTaken('KESTREL handsets') } },
    })
    expect(await db.auditEvent.count()).toBe(events)
    expect(await db.companyGroup.findUnique({ where: { name: 'Never made' } })).toBeNull()
  })

  test('by twenty people with one name simultaneously: one succeeds', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => createCompany(actors.analyst, input({ name: 'Race Ltd', group: 'Race Group' }))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.companyGroup.count({ where: { name: 'Race Group' } })).toBe(1)
  })

  test.each(['auditor', 'administrator'] as const)('is not for the %s', async (role) => {
    const outcome = await createCompany(actors[role], input({ name: `By ${role}` }))
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await db.company.findFirst({ where: { name: `By ${role}` } })).toBeNull()
  })
})

describe('editing', () => {
  test('changes the fields, raises the version, and records the changes before and after', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Before' })))
    const answer = await valueIn(editCompany(actors.manager, edit(id, 1, { name: 'After', country: 'DE' })))
    expect(answer).toEqual({ id, name: 'After', changed: true })
    expect(await db.company.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'After',
      version: 2,
    })
    expect((await eventsOf(id))[1]).toMatchObject({
      verb: 'company.edited',
      actorId: actors.manager.id,
      before: { name: 'Before', country: 'US' },
      after: { name: 'After', country: 'DE' },
    })
  })

  test('with the same values writes nothing', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Same' })))
    expect(await valueIn(editCompany(actors.analyst, edit(id, 1, { name: 'Same' })))).toMatchObject({ changed: false })
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test('an outdated form names who changed the company, when and what, and changes nothing', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Contested' })))
    await valueIn(editCompany(actors.manager, edit(id, 1, { name: 'Contested', contact: 'M. Keller' })))
    const outcome = await editCompany(actors.analyst, edit(id, 1, { name: 'Contested', notes: 'mine' }))
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'conflict' } })
    expect(!outcome.ok && outcome.refusal.message).toMatch(
      /^The manager edited the company on .*It now has Contact: M\. Keller\./,
    )
    expect(await db.company.findUniqueOrThrow({ where: { id } })).toMatchObject({ notes: '', contact: 'M. Keller' })
  })

  test('by two people simultaneously: one is refused, and no change is lost silently', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'At once' })))
    const outcomes = await Promise.all([
      editCompany(actors.analyst, edit(id, 1, { name: 'At once', notes: 'one' })),
      editCompany(actors.manager, edit(id, 1, { name: 'At once', notes: 'other' })),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await db.company.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 })
    expect(await eventsOf(id)).toHaveLength(2)
  })

  test('refuses an unknown company, an archived one and a name in use', async () => {
    expect(await editCompany(actors.analyst, edit(randomUUID(), 1))).toMatchObject({ refusal: { kind: 'not_found' } })
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Shelved' })))
    await valueIn(createCompany(actors.analyst, input({ name: 'Taken' })))
    expect(await editCompany(actors.analyst, edit(id, 1, { name: 'taken' }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { name: COMPANY_MESSAGES.nameTaken('taken') } },
    })
    await valueIn(archiveCompany(actors.analyst, { id, reason: 'no longer ours' }))
    expect(await editCompany(actors.analyst, edit(id, 2))).toMatchObject({
      refusal: { kind: 'conflict', message: RECORD_MESSAGES.archivedBeforeEdit('Shelved') },
    })
  })
})

describe('archiving and restoring', () => {
  test('records the reason; doing it twice is refused', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Sold' })))
    await valueIn(archiveCompany(actors.manager, { id, reason: 'sold to another group' }))
    expect((await eventsOf(id))[1]).toMatchObject({ verb: 'company.archived', reason: 'sold to another group' })
    expect(await archiveCompany(actors.manager, { id, reason: 'again' })).toMatchObject({
      refusal: { kind: 'conflict', message: RECORD_MESSAGES.alreadyArchived('Sold') },
    })
    await valueIn(restoreCompany(actors.manager, { id, reason: 'bought back' }))
    expect((await eventsOf(id))[2]).toMatchObject({ verb: 'company.restored', reason: 'bought back' })
    expect(await db.company.findUniqueOrThrow({ where: { id } })).toMatchObject({ archivedAt: null, version: 3 })
  })

  test('archiving releases the name, and restoring is refused while the name is in use', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Twice' })))
    await valueIn(archiveCompany(actors.analyst, { id, reason: 'entered twice' }))
    await valueIn(createCompany(actors.analyst, input({ name: 'TWICE' })))
    expect(await restoreCompany(actors.analyst, { id, reason: 'needed again' })).toMatchObject({
      refusal: { kind: 'conflict' },
    })
  })

  test('is refused while a payment is pending', async () => {
    const { id } = await valueIn(createCompany(actors.analyst, input({ name: 'Busy' })))
    const payment = { companyId: id, recordedById: actors.analyst.id, amountCents: 100, paymentDate: '2026-11-01' }
    await addPayment({ ...payment, state: 'blocked', blockedBy: ['destination'] })
    await asOwner.query(
      `INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories)
       VALUES ($1, $2, 'permit', 'P 1', 'valid', 'A', 'manufacturer', '{}')`,
      [id, id],
    )
    await addPayment({ ...payment, fsbLicenseId: id })
    expect(await archiveCompany(actors.analyst, { id, reason: 'no longer ours' })).toMatchObject({
      refusal: { kind: 'conflict', message: COMPANY_MESSAGES.pendingPayments('Busy', 1) },
    })
  })

  test('is refused to the auditor, and for an unknown id', async () => {
    const id = randomUUID()
    expect(await archiveCompany(actors.auditor, { id, reason: 'no reason' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    expect(await restoreCompany(actors.auditor, { id, reason: 'no reason' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    expect(await archiveCompany(actors.analyst, { id, reason: 'no reason' })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await restoreCompany(actors.analyst, { id, reason: 'no reason' })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
  })
})
