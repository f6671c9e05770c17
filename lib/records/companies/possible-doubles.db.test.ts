import { beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/kernel/outcome'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { makeCompany } from '@/prisma/factories'
import { asOwner, db } from '@/test/database'
import { arrangeLedger, type Subject, typedPayment } from '@/test/ledger-arrangement'
import { companiesToChoose } from './companies-to-choose'
import { previewJoin, readJoining, readPayer, readWaitingJoins } from './company-join-queries'
import { askJoin, decideJoin } from './join-companies'
import { possibleDoubles, tellApart } from './possible-doubles'

// Who is asked about as one payer, and what a person reads before and after the companies are joined.

let ledger: Awaited<ReturnType<typeof arrangeLedger>>
beforeAll(async () => {
  ledger = await arrangeLedger()
})

const wordsOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.says)
const pairs = async () => (await possibleDoubles()).map(({ one, other }) => [one.name, other.name].sort())

/** Two companies with one number: as such pairs stand since before a number had to be unique. */
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

describe('possible doubles', () => {
  it('are companies with one registration number or one folded name, until they are joined or told apart', async () => {
    const { analyst, manager } = ledger.people
    const rona = await makeCompany(db, { name: 'Rona d.o.o.', country: 'RS' })
    const again = await makeCompany(db, { name: 'RÖNA DOO', country: 'RS' })
    const { one, other } = await addPairOfOneNumber('Birkhuhn')
    const [named, numbered] = [[rona.name, again.name].sort(), [one.name, other.name]]
    expect(await pairs()).toEqual(expect.arrayContaining([named, numbered]))
    const apart = { companyId: again.id, otherId: rona.id, reason: 'Another town, another owner' }
    expect(wordsOf(await tellApart(analyst, apart))).toBe('ok')
    expect(await pairs()).not.toContainEqual(named)
    expect(await pairs()).toContainEqual(numbered)
    const asked = await askJoin(analyst, { companyId: other.id, intoId: one.id, reason: 'One number, one payer' })
    if (!asked.ok) throw new Error(asked.refusal.says)
    expect(wordsOf(await decideJoin(manager, { id: asked.value.id, confirm: '1' }))).toBe('ok')
    expect(await pairs()).not.toContainEqual(numbered)
  })
})

describe('what a person reads about a joining', () => {
  it('is what it would do, who asked, who confirmed, and where new payments are entered', async () => {
    const { analyst, manager, auditor, administrator } = ledger.people
    const { subject } = ledger
    const into = await makeCompany(db, { name: 'Goes On GmbH' })
    for (const amount of ['4,000.00', '900.00'])
      expect(
        wordsOf(
          await recordPayment(analyst, crypto.randomUUID(), typedPayment(subject, { amount, payeeName: amount })),
        ),
      ).toBe('ok')
    const given = { companyId: subject.companyId, intoId: into.id, reason: 'The same payer' }
    const [year] = await previewJoin(subject.companyId, into.id)
    expect(year).toMatchObject({ company: { reservedCents: 490_000 }, into: { reservedCents: 0 }, givesWay: [] })

    expect(wordsOf(await askJoin(auditor, given))).toContain('auditor')
    expect(wordsOf(await askJoin(analyst, { ...given, intoId: subject.companyId }))).toBe(
      'Choose another company: a company is not joined with itself',
    )
    const asked = await askJoin(manager, given)
    if (!asked.ok) throw new Error(asked.refusal.says)
    expect(wordsOf(await askJoin(analyst, given))).toBe('A request about one of these companies waits for a decision')
    expect((await readWaitingJoins(into.id)).map(({ askedByName }) => askedByName)).toEqual([manager.name])
    const decision = { id: asked.value.id, confirm: '1' } as const
    expect(wordsOf(await decideJoin(administrator, decision))).toContain('administrator')
    expect(wordsOf(await decideJoin(manager, decision))).toBe(
      'You asked for it: another manager confirms. Nothing was changed',
    )
    expect(wordsOf(await decideJoin(ledger.people.otherManager, decision))).toBe('ok')

    expect(await readPayer(subject.companyId)).toMatchObject({ id: into.id, joined: [{ id: subject.companyId }] })
    expect(await readJoining(subject.companyId)).toMatchObject({
      askedByName: manager.name,
      decidedByName: ledger.people.otherManager.name,
    })
    expect(await refusalAtCompany(subject)).toMatch(
      / is joined into Goes On GmbH: they are one payer\. Choose Goes On GmbH$/,
    )
    const { options } = await companiesToChoose({ words: 'Goes On' })
    expect(options.find(({ value }) => value === into.id)?.hint).toContain('with one joined company')
    expect(wordsOf(await askJoin(analyst, given))).toMatch(/ is joined into Goes On GmbH already$/)
  })
})

async function refusalAtCompany(subject: Subject): Promise<string | undefined> {
  const recorded = await recordPayment(ledger.people.analyst, crypto.randomUUID(), typedPayment(subject))
  return !recorded.ok && recorded.refusal.kind === 'invalid' ? recorded.refusal.fieldErrors.companyId : undefined
}
