import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/access/permissions'
import { verifyAllChains } from '@/lib/audit/verify-all-chains'
import { decideVoid, voidPayment } from '@/lib/payments/void-payment'
import { sha256 } from '@/lib/sha256'
import { asApplication, asOwner, db } from '@/test/database'
import { addCompany, addLicense, addPaidPayment } from '@/test/ledger'
import { refusalOf } from '@/test/ledger-arrangement'
import { addActors, eventsOf, valueIn } from '@/test/use-cases'
import { readSignOff } from './sign-off-queries'
import { signSummary } from './sign-summary'
import { readYearlySummary } from './yearly-summary'

const STATEMENT = 'I have read this summary and the corrections in it'
const SCOPE = { year: 2025 }
let people: Record<Role, Actor>
let otherManager: Actor
let paymentId: string
let companyId: string

const sign = async (actor: Actor, scope: { year: number; companyId?: string } = SCOPE) => {
  const { figuresSha256 } = await readYearlySummary(scope)
  return signSummary(actor, { year: scope.year, company: scope.companyId, figuresSha256, statement: STATEMENT })
}

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', false)")
  people = await addActors()
  otherManager = (await addActors()).manager
  companyId = await addCompany('Kestrel')
  const common = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: people.analyst.id }
  paymentId = await addPaidPayment({ ...common, amountCents: 53_000, paymentDate: '2025-03-03' }, people.manager.id)
  await addPaidPayment({ ...common, amountCents: 20_000, paymentDate: '2025-04-04' }, people.manager.id)
})

describe('signing the yearly summary', () => {
  it.each(['analyst', 'auditor', 'administrator'] as const)(
    'is refused to an %s, and nothing is written',
    async (role) => {
      expect(await sign(people[role])).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
      const document = JSON.stringify({ figures: { year: 2025 }, statement: 'x', signedBy: { id: people[role].id } })
      const given = {
        id: companyId,
        year: 2025,
        asOf: new Date(),
        signedById: people[role].id,
        statement: 'x',
        document,
        documentSha256: sha256(document),
        targetName: 'x',
      }
      expect(await refusalOf(asApplication.query('SELECT sign_summary($1::jsonb)', [JSON.stringify(given)]))).toBe(
        'HR004',
      )
      expect(await db.signOff.count()).toBe(0)
    },
  )

  it('is refused when the figures are no longer those that were read, and for a year that has not begun', async () => {
    const given = { year: 2025, company: undefined, figuresSha256: 'a'.repeat(64), statement: STATEMENT }
    expect(await signSummary(people.manager, given)).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', says: /changed since/ },
    })
    expect(await sign(people.manager, { year: 2099 })).toMatchObject({ ok: false, refusal: { says: /has not begun/ } })
    expect(await db.signOff.count()).toBe(0)
  })

  it('freezes the figures as the text that was hashed, with its event', async () => {
    expect((await readYearlySummary(SCOPE)).signature.state).toBe('unsigned')
    const { id, documentSha256 } = await valueIn(sign(people.manager))
    const { rows } = await asOwner.query(
      "SELECT encode(sha256(convert_to(document, 'UTF8')), 'hex') AS hash, (document::jsonb #>> '{figures,totals,usedCents}')::int AS used, statement FROM sign_off WHERE id = $1",
      [id],
    )
    expect(rows[0]).toEqual({ hash: documentSha256, used: 73_000, statement: STATEMENT })
    expect(await eventsOf(id)).toMatchObject([
      {
        verb: 'summary.signed',
        actorId: people.manager.id,
        chain: 'organisation',
        reason: STATEMENT,
        after: { year: 2025, usedCents: 73_000, documentSha256 },
      },
    ])
    const { signature } = await readYearlySummary(SCOPE)
    expect(signature).toMatchObject({
      state: 'signed',
      differences: [],
      signOff: { signedByName: people.manager.name, statement: STATEMENT },
    })
  })

  it('cannot be altered by anybody, the owner included, nor written past the function', async () => {
    expect(await refusalOf(asOwner.query("UPDATE sign_off SET statement = 'other'"))).toBe('HR010')
    expect(await refusalOf(asOwner.query('DELETE FROM sign_off'))).toBe('HR010')
    expect(await refusalOf(asOwner.query('TRUNCATE sign_off'))).toBe('HR010')
    expect(await refusalOf(asApplication.query('INSERT INTO sign_off SELECT * FROM sign_off'))).toBe('42501')
    expect(
      await refusalOf(
        asOwner.query(
          "INSERT INTO sign_off SELECT gen_random_uuid(), year, company_id, as_of, signed_at, signed_by_id, statement, document || ' ', document_sha256 FROM sign_off",
        ),
      ),
    ).toBe('23514')
  })

  it('shows a later correction as a difference until it is signed again; what was signed stays', async () => {
    const signed = (await readYearlySummary(SCOPE)).signature.signOff
    await valueIn(voidPayment(people.analyst, { paymentId, expectedState: 'paid', reason: 'Entered twice' }))
    expect((await readYearlySummary(SCOPE)).signature.state).toBe('signed')
    await valueIn(decideVoid(otherManager, { paymentId, confirm: '1' }))
    const { signature } = await readYearlySummary(SCOPE)
    expect(signature.state).toBe('changed')
    expect(signature.differences).toEqual(
      expect.arrayContaining([
        { key: 'used', label: 'Used', signed: '$730.00', now: '$200.00', difference: '\u2212$530.00' },
        { key: 'paid', label: 'Payments paid', signed: '2', now: '1', difference: '\u22121' },
        { key: 'voided', label: 'Voided entries', signed: '0', now: '1', difference: '+1' },
      ]),
    )
    expect(signature.differences.some(({ key }) => key === 'companies-paid')).toBe(false)
    await valueIn(sign(otherManager))
    const again = (await readYearlySummary(SCOPE)).signature
    expect([again.state, again.signOff?.signedByName]).toEqual(['signed', otherManager.name])
    expect((await readSignOff(signed?.id ?? ''))?.document.figures.totals.usedCents).toBe(73_000)
  })

  it('is of one company or of all, apart', async () => {
    const own = { year: 2025, companyId }
    expect((await readYearlySummary(own)).signature.state).toBe('unsigned')
    const { id } = await valueIn(sign(people.manager, own))
    expect(await eventsOf(id)).toMatchObject([{ chain: `company:${companyId}` }])
    expect((await readYearlySummary(own)).signature.state).toBe('signed')
  })

  it('waits its turn when others write to the same chain, and leaves the chains whole', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => sign(people.manager)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
    expect((await verifyAllChains()).faultCount).toBe(0)
  })
})
