import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addCompany, addLicense } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { createFsbLicense } from './create-fsb-license'
import { editFsbLicense } from './edit-fsb-license'
import { licenseEdit, licenseInput } from './fsb-license-input'

const given = {
  kind: 'notification',
  number: 'RU0000021617',
  status: 'valid',
  applicant: 'Brightwater Mobile LLC',
  applicantKind: 'manufacturer',
  categories: ['9', '2'],
  issuedOn: '1 Mar 2024',
  validUntil: '2030-03-01',
}
let actors: Awaited<ReturnType<typeof addActors>>
let companyId: string
const input = (changes = {}) => licenseInput.parse({ ...given, companyId, ...changes })
const edit = (id: string, version: number, changes = {}) => licenseEdit.parse({ ...given, id, version, ...changes })

beforeAll(async () => {
  actors = await addActors()
})
beforeEach(async () => {
  // Each test has a company of its own, and a number is given to one company.
  await asOwner.query('UPDATE fsb_license SET number = id::text')
  companyId = await addCompany(`Company ${randomUUID()}`)
})

describe('a number that another company has', () => {
  const otherHas = async (number: string, kind = 'notification') => {
    const other = await addCompany(`Other ${randomUUID()}`)
    return { other, theirs: await addLicense(other, { number, kind }) }
  }

  test('is refused before a license is added; with a reason it is added, and an event has the reason', async () => {
    const { theirs } = await otherHas('ru 0000-021617')
    const before = await db.auditEvent.count()
    expect(await createFsbLicense(actors.analyst, input())).toMatchObject({
      refusal: { kind: 'possible_duplicate', records: [{ id: theirs, href: `/fsb-licenses/${theirs}` }] },
    })
    expect(await createFsbLicense(actors.analyst, input({ apartFrom: theirs }))).toMatchObject({
      refusal: { fieldErrors: { apartReason: expect.any(String) } },
    })
    expect(await db.auditEvent.count()).toBe(before)
    const answer = { apartFrom: theirs, apartReason: 'Issued to the group, used by both' }
    const { id } = await valueIn(createFsbLicense(actors.analyst, input(answer)))
    expect((await eventsOf(id))[1]).toMatchObject({
      verb: 'fsb-license.distinguished',
      after: { alsoOfLicenseIds: [theirs] },
      reason: 'Issued to the group, used by both',
    })
  })

  test('is refused when a license gets it by an edit, and not when anything else changes', async () => {
    const { theirs } = await otherHas('RU0000099999')
    const { id } = await valueIn(createFsbLicense(actors.analyst, input()))
    const renumbered = { number: 'RU0000099999' }
    expect(await editFsbLicense(actors.analyst, edit(id, 1, renumbered))).toMatchObject({
      refusal: { kind: 'possible_duplicate' },
    })
    const answer = { apartFrom: [theirs], apartReason: 'Issued to the group' }
    await valueIn(editFsbLicense(actors.analyst, edit(id, 1, { ...renumbered, ...answer })))
    await valueIn(editFsbLicense(actors.analyst, edit(id, 2, { ...renumbered, notes: 'checked' })))
  })

  test.each([
    ['notification', 'permit', 'asked'],
    ['permit', 'notification', 'asked'],
    ['permit', 'permit', 'asked'],
    ['permit', 'certification', 'added'],
  ])('of kind %s, entered as %s, is %s', async (theirs, mine, answer) => {
    await otherHas('N 17', theirs)
    const outcome = await createFsbLicense(actors.analyst, input({ number: 'N-17', kind: mine }))
    expect(outcome.ok ? 'added' : outcome.refusal.kind === 'possible_duplicate' && 'asked').toBe(answer)
  })

  test('is refused to one of two people who enter it simultaneously', async () => {
    const other = await addCompany(`Other ${randomUUID()}`)
    const outcomes = await Promise.all(
      [companyId, other].map((company) => createFsbLicense(actors.analyst, input({ companyId: company }))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'possible_duplicate' } })
  })
})
