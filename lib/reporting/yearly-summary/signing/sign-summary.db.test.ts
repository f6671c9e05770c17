import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAllChains } from '@/lib/audit/chains/verify-all-chains'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { decideVoid, voidPayment } from '@/lib/ledger/payments/steps/void-payment'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { MerkleTree } from '@/lib/reporting/exports/package/merkle-tree'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment, addPayment } from '@/test/ledger/ledger'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { createSummaryPdf } from '../pdf/create-summary-pdf'
import { readYearlySummary } from '../yearly-summary'
import { canonicalJson } from './canonical-json'
import { openPointsText } from './open-points'
import { readSignOff } from './sign-off-queries'
import { signSummary } from './sign-summary'

const STATEMENT = 'I have read this summary and the corrections in it'
const SCOPE = { year: 2025 }
const UNREAD = { year: 2025, company: undefined, openPoints: '', statement: STATEMENT }
let people: Record<Role, Actor>
let otherManager: Actor
let paymentId: string
let companyId: string

const sign = async (actor: Actor, scope: { year: number; companyId?: string } = SCOPE) => {
  const { figuresSha256, openPoints } = await readYearlySummary(scope)
  return signSummary(actor, {
    year: scope.year,
    company: scope.companyId,
    figuresSha256,
    openPoints: openPointsText(openPoints),
    statement: STATEMENT,
  })
}

/** The Merkle root over the current heads of all chains, computed without the database's own function. */
async function rootOfNow(): Promise<string> {
  const { rows } = await asOwner.query<{ leaf: string }>(
    "SELECT chain || ' ' || seq || ' ' || hash AS leaf FROM chain_head ORDER BY chain COLLATE \"C\"",
  )
  async function* leaves() {
    for (const { leaf } of rows) yield leaf
  }
  return (await MerkleTree.of(leaves())).root
}

/**
 * Calls sign_summary without the use case, with a document that names this seal; returns the SQLSTATE of the refusal.
 */
function refusalOfSealed(signedById: string, seal?: { number: number; root: string }) {
  const document = JSON.stringify({ figures: { year: 2025 }, statement: 'x', signedBy: { id: signedById }, seal })
  const given = {
    id: companyId,
    year: 2025,
    asOf: new Date(),
    signedById,
    statement: 'x',
    document,
    documentSha256: sha256(document),
    targetName: 'x',
  }
  return refusalOf(asApplication.query('SELECT sign_summary($1::jsonb)', [JSON.stringify(given)]))
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
  it.each(['analyst', 'auditor', 'administrator'] as const)('refuses the role %s and writes nothing', async (role) => {
    expect(await sign(people[role])).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await refusalOfSealed(people[role].id)).toBe('HR004')
    expect([await db.signOff.count(), await db.seal.count()]).toEqual([0, 0])
  })

  it('refuses figures that have changed since they were read, and a year that has not begun', async () => {
    const given = { ...UNREAD, figuresSha256: 'a'.repeat(64) }
    expect(await signSummary(people.manager, given)).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', message: /changed since/ },
    })
    expect(await sign(people.manager, { year: 2099 })).toMatchObject({
      ok: false,
      refusal: { message: /has not begun/ },
    })
    expect([await db.signOff.count(), await db.seal.count()]).toEqual([0, 0])
  })

  it('stores the figures as the hashed text, with its event', async () => {
    expect((await readYearlySummary(SCOPE)).signature.state).toBe('unsigned')
    const rootBefore = await rootOfNow()
    const { id, documentSha256, seal } = await valueIn(sign(people.manager))
    const { rows } = await asOwner.query(
      `SELECT encode(sha256(convert_to(document, 'UTF8')), 'hex') AS hash,
         (document::jsonb #>> '{figures,totals,usedCents}')::int AS used, statement
       FROM sign_off WHERE id = $1`,
      [id],
    )
    expect(rows[0]).toEqual({ hash: documentSha256, used: 73_000, statement: STATEMENT })
    expect(await eventsOf(id)).toMatchObject([
      {
        verb: 'summary.signed',
        actorId: people.manager.id,
        chain: 'organisation',
        reason: STATEMENT,
        after: { year: 2025, usedCents: 73_000, documentSha256, seal: seal.number, sealRoot: rootBefore },
      },
    ])
    const { signature } = await readYearlySummary(SCOPE)
    expect(signature).toMatchObject({
      state: 'signed',
      differences: [],
      signOff: { signedByName: people.manager.name, statement: STATEMENT },
    })
  })

  it('seals the heads of all chains in the same transaction and covers the seal by the same hash', async () => {
    const rootBefore = await rootOfNow()
    const { id, seal } = await valueIn(sign(people.manager))
    expect(seal.root).toBe(rootBefore)
    const stored = await db.signOff.findUniqueOrThrow({ where: { id }, include: { seal: true } })
    expect(stored.seal).toMatchObject({ number: seal.number, root: rootBefore, madeById: people.manager.id })
    expect((await readSignOff(id))?.document.seal).toEqual(seal)
    // The event of the signature comes after the seal, so the heads have changed.
    expect(await rootOfNow()).not.toBe(rootBefore)
  })

  it('refuses a seal of another signature or with another root, and a missing seal', async () => {
    const earlier = await db.seal.findFirstOrThrow({ orderBy: { number: 'desc' } })
    for (const seal of [
      undefined,
      earlier,
      { ...earlier, root: '0'.repeat(64) },
      { number: 1_000_000, root: earlier.root },
    ]) {
      expect(await refusalOfSealed(people.manager.id, seal)).toBe('23514')
    }
  })

  it('makes no seal when nothing is signed', async () => {
    const seals = await db.seal.count()
    const stale = { ...UNREAD, figuresSha256: 'a'.repeat(64) }
    expect(await signSummary(people.manager, stale)).toMatchObject({ ok: false })
    await refusalOfSealed(people.manager.id)
    expect(await db.seal.count()).toBe(seals)
  })

  it('still opens and prints a summary signed before signatures had seals', async () => {
    const { document } = await valueIn(sign(people.manager)).then(({ id }) =>
      db.signOff.findUniqueOrThrow({ where: { id } }),
    )
    const { seal: _, ...before } = JSON.parse(document)
    const text = canonicalJson(before)
    const id = randomUUID()
    // As the migration found it: its check applies only to later signatures.
    await asOwner.query('ALTER TABLE sign_off DROP CONSTRAINT sign_off_has_a_seal')
    await asOwner.query(
      `INSERT INTO sign_off (id, year, as_of, signed_at, signed_by_id, statement, document, document_sha256)
       VALUES ($1, 2025, now(), '2026-01-01', $2, $3, $4, $5)`,
      [id, people.manager.id, STATEMENT, text, sha256(text)],
    )
    await asOwner.query(
      'ALTER TABLE sign_off ADD CONSTRAINT sign_off_has_a_seal CHECK (seal_number IS NOT NULL) NOT VALID',
    )
    expect(await readSignOff(id)).toMatchObject({ statement: STATEMENT, documentSha256: sha256(text) })
    const file = await valueIn(createSummaryPdf(people.auditor, new URLSearchParams({ signed: id })))
    expect(file.filename).toBe('headroom-yearly-summary-2025-signed.pdf')
    expect(file.body.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
  })

  it('cannot be altered, even by the owner, and is written only by its function', async () => {
    expect(await refusalOf(asOwner.query("UPDATE sign_off SET statement = 'other'"))).toBe('HR010')
    expect(await refusalOf(asOwner.query('DELETE FROM sign_off'))).toBe('HR010')
    expect(await refusalOf(asOwner.query('TRUNCATE sign_off'))).toBe('HR010')
    expect(await refusalOf(asApplication.query('INSERT INTO sign_off SELECT * FROM sign_off'))).toBe('42501')
    expect(
      await refusalOf(
        asOwner.query(
          `INSERT INTO sign_off
           SELECT gen_random_uuid(), year, company_id, as_of, signed_at, signed_by_id, statement, document || ' ',
             document_sha256, seal_number
           FROM sign_off WHERE seal_number IS NOT NULL`,
        ),
      ),
    ).toBe('23514')
  })

  it('shows a later correction as a difference until it is signed again; what was signed does not change', async () => {
    const signed = (await readYearlySummary(SCOPE)).signature.signOff
    await valueIn(
      voidPayment(people.analyst, { paymentId, expectedState: 'paid', reason: 'Entered twice', ground: 'no_debit' }),
    )
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

  it('refuses other open points than the manager was shown, and stores those that were', async () => {
    const subject = { companyId, fsbLicenseId: await addLicense(companyId), recordedById: people.analyst.id }
    const open = { ...subject, amountCents: 100, paymentDate: '2025-05-05' }
    await addPayment(open)
    await addPayment({ ...open, state: 'violation', blockedBy: ['destination'] })
    const { figuresSha256, openPoints } = await readYearlySummary(SCOPE)
    const shown = 'Payments awaiting approval: 1; Apparent violations without a note: 1'
    expect(openPointsText(openPoints)).toBe(shown)
    const count = await db.signOff.count()
    expect(await signSummary(people.manager, { ...UNREAD, figuresSha256 })).toMatchObject({
      ok: false,
      refusal: { kind: 'conflict', message: expect.stringContaining(`Now: ${shown}. Nothing was signed`) },
    })
    expect(await db.signOff.count()).toBe(count)
    const { id } = await valueIn(signSummary(people.manager, { ...UNREAD, figuresSha256, openPoints: shown }))
    expect((await readSignOff(id))?.document.openPoints).toBe(shown)
  })

  it('is signed separately for one company and for all', async () => {
    const own = { year: 2025, companyId }
    expect((await readYearlySummary(own)).signature.state).toBe('unsigned')
    const { id } = await valueIn(sign(people.manager, own))
    expect(await eventsOf(id)).toMatchObject([{ chain: `company:${companyId}` }])
    expect((await readYearlySummary(own)).signature.state).toBe('signed')
  })

  it('succeeds while others write to the same chain, and leaves the chains valid', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => sign(people.manager)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
    expect((await verifyAllChains()).faultCount).toBe(0)
  })
})
