import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '@/lib/kernel/result'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { MERGE_MESSAGES } from '@/lib/records/messages'
import { makeCompany } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { companiesToChoose } from '../list/companies-to-choose'
import { decideMerge, requestMerge } from '../merging/merge-companies'
import { previewMerge, readCurrentMerge, readPayer, readPendingMerges } from '../merging/merge-queries'
import { markNotDuplicate, possibleDuplicates } from './possible-duplicates'

// The possible duplicates, and what a user sees before and after two companies are merged.

let ledger: Awaited<ReturnType<typeof arrangeLedger>>
beforeAll(async () => {
  ledger = await arrangeLedger()
})

const messageOf = (outcome: Result<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.message)
const pairs = async () => (await possibleDuplicates()).map(({ one, other }) => [one.name, other.name].sort())

/** Two companies with one number, as there are from before a number had to be unique. */
async function addPairOfOneNumber(name: string) {
  const one = await makeCompany(db, { name, registrationNumber: `HRB ${name}` })
  const other = await makeCompany(db, { name: `${name} Zwei`, registrationNumber: null })
  await asOwner.query('ALTER TABLE company DISABLE TRIGGER company_registration_repeats_no_more')
  await asOwner.query('UPDATE company SET registration_number = $1, registration_repeats = true WHERE id = $2', [
    `HRB ${name}`,
    other.id,
  ])
  await asOwner.query('ALTER TABLE company ENABLE TRIGGER company_registration_repeats_no_more')
  return { one, other }
}

describe('possible duplicates', () => {
  it('are companies with one registration number or folded name, unless merged or marked as different', async () => {
    const { analyst, manager } = ledger.people
    const rona = await makeCompany(db, { name: 'Rona d.o.o.', country: 'RS' })
    const again = await makeCompany(db, { name: 'RÖNA DOO', country: 'RS' })
    const { one, other } = await addPairOfOneNumber('Birkhuhn')
    const [named, numbered] = [[rona.name, again.name].sort(), [one.name, other.name]]
    expect(await pairs()).toEqual(expect.arrayContaining([named, numbered]))
    const different = { companyId: again.id, otherId: rona.id, reason: 'Another town, another owner' }
    expect(messageOf(await markNotDuplicate(analyst, different))).toBe('ok')
    expect(await pairs()).not.toContainEqual(named)
    expect(await pairs()).toContainEqual(numbered)
    const asked = await requestMerge(analyst, { companyId: other.id, intoId: one.id, reason: 'One number, one payer' })
    if (!asked.ok) throw new Error(asked.refusal.message)
    expect(messageOf(await decideMerge(manager, { id: asked.value.id, confirm: '1' }))).toBe('ok')
    expect(await pairs()).not.toContainEqual(numbered)
  })
})

describe('a merge', () => {
  it('shows its effect, who requested and who confirmed it, and where new payments are entered', async () => {
    const { analyst, manager, auditor, administrator } = ledger.people
    const { subject } = ledger
    const into = await makeCompany(db, { name: 'Stays Open GmbH' })
    for (const amount of ['4,000.00', '900.00'])
      expect(
        messageOf(
          await recordPayment(analyst, crypto.randomUUID(), typedPayment(subject, { amount, payeeName: amount })),
        ),
      ).toBe('ok')
    const given = { companyId: subject.companyId, intoId: into.id, reason: 'The same payer' }
    const [year] = await previewMerge(subject.companyId, into.id)
    expect(year).toMatchObject({ company: { reservedCents: 490_000 }, into: { reservedCents: 0 }, givesWay: [] })

    expect(messageOf(await requestMerge(auditor, given))).toBe(roleRefusal(auditor).message)
    expect(messageOf(await requestMerge(analyst, { ...given, intoId: subject.companyId }))).toBe(MERGE_MESSAGES.self)
    const asked = await requestMerge(manager, given)
    if (!asked.ok) throw new Error(asked.refusal.message)
    expect(messageOf(await requestMerge(analyst, given))).toBe(MERGE_MESSAGES.alreadyPending)
    expect((await readPendingMerges(into.id)).map(({ askedByName }) => askedByName)).toEqual([manager.name])
    const decision = { id: asked.value.id, confirm: '1' } as const
    expect(messageOf(await decideMerge(administrator, decision))).toBe(roleRefusal(administrator).message)
    expect(messageOf(await decideMerge(manager, decision))).toBe(MERGE_MESSAGES.secondPerson)
    expect(messageOf(await decideMerge(ledger.people.otherManager, decision))).toBe('ok')

    expect(await readPayer(subject.companyId)).toMatchObject({ id: into.id, joined: [{ id: subject.companyId }] })
    expect(await readCurrentMerge(subject.companyId)).toMatchObject({
      askedByName: manager.name,
      decidedByName: ledger.people.otherManager.name,
    })
    expect(await refusalAtCompany(subject)).toMatch(
      / is merged into Stays Open GmbH: they are one payer\. Choose Stays Open GmbH$/,
    )
    const { options } = await companiesToChoose({ text: 'Stays Open' })
    expect(options.find(({ value }) => value === into.id)?.hint).toContain('with one merged company')
    expect(messageOf(await requestMerge(analyst, given))).toMatch(/ is already merged into Stays Open GmbH$/)
  })
})

async function refusalAtCompany(subject: Subject): Promise<string | undefined> {
  const recorded = await recordPayment(ledger.people.analyst, crypto.randomUUID(), typedPayment(subject))
  return !recorded.ok && recorded.refusal.kind === 'invalid' ? recorded.refusal.fieldErrors.companyId : undefined
}
