import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Verdict } from '@/lib/compliance/screening/types'
import { recordPayment } from '@/lib/ledger/payments/record-payment'
import { companyEdit, companyInput } from '@/lib/records/companies/company-input'
import { createCompany } from '@/lib/records/companies/create-company'
import { editCompany } from '@/lib/records/companies/edit-company'
import { createFsbLicense } from '@/lib/records/fsb-licenses/create-fsb-license'
import { licenseInput } from '@/lib/records/fsb-licenses/fsb-license-input'
import { createProduct } from '@/lib/records/products/create-product'
import { productInput } from '@/lib/records/products/product-input'
import { beginIfNewer } from '@/lib/screening-desk/re-screening/begin-re-screening'
import { reScreeningJob } from '@/lib/screening-desk/re-screening/re-screening-jobs'
import { listCases, openHits, readCase } from '@/lib/screening-desk/screening-cases/case-queries'
import { decideCase } from '@/lib/screening-desk/screening-cases/decide-case'
import { asOwner, db } from '@/test/database/database'
import { runJobs } from '@/test/database/jobs'
import { addSubject, arrangeLedger, type Subject, typedPayment } from '@/test/ledger/ledger-arrangement'
import { eventsOf, valueIn } from '@/test/rules/use-cases'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  people = (await arrangeLedger()).people
})

const company = (changes: object = {}) =>
  companyInput.parse({ name: `Payer ${randomUUID()}`, country: 'US', address: '60 State Street, Boston', ...changes })
const CRIMEA = { address: 'ul. Pushkina 5, Simferopol, Crimea', country: 'UA' }
const casesOf = (id: string) =>
  db.screeningCase.findMany({ where: { subject: { contains: id } }, orderBy: { openedAt: 'asc' } })

describe('a record is screened when it is saved: hits are shown at their field, and a case is opened', () => {
  it('a company in Crimea: refused, saved with a case once confirmed, refused again with a new address', async () => {
    const typed = company(CRIMEA)
    const shown = await createCompany(people.analyst, typed)
    expect(shown).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fieldErrors: { placesSeen: expect.stringContaining('tick') } },
    })
    expect(!shown.ok && shown.refusal.kind === 'invalid' && shown.refusal.fieldErrors.address).toMatch(
      /in Crimea.*blocked/,
    )
    expect(await db.company.count({ where: { name: typed.name } })).toBe(0)

    const { id } = await valueIn(createCompany(people.analyst, { ...typed, placesSeen: 'on' }))
    const [opened] = await casesOf(id)
    expect(opened).toMatchObject({
      source: 'record',
      subject: `company:${id}`,
      companyId: id,
      outcome: 'blocked',
      destination: { name: typed.name, ...CRIMEA },
    })
    expect(await eventsOf(`company:${id}`)).toMatchObject([
      { verb: 'screening-case.opened', actorId: people.analyst.id, chain: `company:${id}` },
    ])

    const edited = (version: number, changes: object) =>
      companyEdit.parse({ ...typed, ...changes, registrationNumber: '', id, version })
    await valueIn(editCompany(people.analyst, edited(1, { notes: 'Renamed once.' })))
    expect(await casesOf(id)).toHaveLength(1)
    expect(await editCompany(people.analyst, edited(2, { address: 'Sevastopol' }))).toMatchObject({ ok: false })
    await valueIn(editCompany(people.analyst, { ...edited(2, { address: 'Sevastopol' }), placesSeen: 'on' }))
    expect(await casesOf(id)).toHaveLength(2)
  })

  it('free text, an applicant and a manufacturer are reviews at their own fields', async () => {
    const answer = await createCompany(people.analyst, company({ notes: 'Ships on to Sevastopol' }))
    expect(answer).toMatchObject({
      ok: false,
      refusal: { fieldErrors: { notes: expect.stringContaining('Sevastopol') } },
    })
    const { id: companyId } = await valueIn(createCompany(people.analyst, company()))
    const license = {
      ...{ companyId, kind: 'permit', number: randomUUID(), status: 'valid', applicantKind: 'representative' },
      ...{ applicant: 'Simferopol Certification LLC' },
    }
    expect(await createFsbLicense(people.analyst, licenseInput.parse(license))).toMatchObject({
      refusal: { fieldErrors: { applicant: expect.stringContaining('Simferopol') } },
    })
    const { id } = await valueIn(createFsbLicense(people.analyst, licenseInput.parse({ ...license, placesSeen: 'on' })))
    const [opened] = await casesOf(id)
    expect(opened).toMatchObject({ subject: `fsb-license:${id}`, outcome: 'review', companyId })
    expect(await readCase(opened?.id ?? '')).toMatchObject({ recordName: license.number })
    const product = { companyId, name: randomUUID(), manufacturer: 'Kerch Instruments', kind: 'other_it' }
    expect(await createProduct(people.analyst, productInput.parse(product))).toMatchObject({
      refusal: { fieldErrors: { manufacturer: expect.stringContaining('Kerch') } },
    })
  })

  it('a record is not saved without its case', async () => {
    const typed = company(CRIMEA)
    await asOwner.query('ALTER TABLE screening_case ADD CONSTRAINT broken CHECK (source <> $$record$$) NOT VALID')
    await expect(createCompany(people.analyst, { ...typed, placesSeen: 'on' })).rejects.toThrow()
    await asOwner.query('ALTER TABLE screening_case DROP CONSTRAINT broken')
    expect(await db.company.count({ where: { name: typed.name } })).toBe(0)
  })
})

describe('a payment is determined with every party and text', () => {
  const recorded = async (subject: Subject, changes: object = {}) =>
    valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, changes)))

  it.each<[string, object, string, string]>([
    ['a note', { note: 'goods will be sent on to Sevastopol' }, 'in_review', 'destination'],
    ['a payee by its name', { payeeName: 'УФСБ России по Республике Крым' }, 'in_review', 'payee'],
    ['a payee by its address', { payeeAddress: 'ul. Pushkina 5, Simferopol, Crimea' }, 'blocked', 'payee'],
  ])('%s', async (_what, changes, state, rule) => {
    const { state: became, determination } = await recorded(await addSubject(people.analyst.id), changes)
    expect(became).toBe(state)
    expect(determination.findings[0]?.rule).toBe(rule)
  })

  it.each<[string, string, object, string]>([
    ['a company in Crimea', 'company', CRIMEA, 'blocked'],
    ['an applicant in Simferopol', 'fsb_license', { applicant: 'Simferopol Certification LLC' }, 'in_review'],
    ['a manufacturer in Kerch', 'product', { manufacturer: 'Kerch Instruments' }, 'in_review'],
  ])('%s, with the current record', async (_case, table, changes, state) => {
    const subject = await addSubject(people.analyst.id)
    const id = { company: subject.companyId, fsb_license: subject.fsbLicenseId, product: subject.productId }[table]
    for (const [column, value] of Object.entries(changes))
      await asOwner.query(`UPDATE ${table} SET ${column} = $1 WHERE id = $2`, [value, id])
    const { state: became, paymentId } = await recorded(subject)
    expect(became).toBe(state)
    const { findings } = await db.paymentDetermination.findFirstOrThrow({ where: { paymentId } })
    expect(JSON.stringify(findings)).toContain('"notScreened"')
  })
})

it('a rescreening includes records, payees and notes, and opens and counts each hit once', async () => {
  const { id: companyId } = await valueIn(createCompany(people.analyst, company({ contact: 'Townless, room 7' })))
  const subject = await addSubject(people.analyst.id)
  await asOwner.query("UPDATE fsb_license SET applicant = 'Townless Import' WHERE id = $1", [subject.fsbLicenseId])
  const changes = { payeeKind: 'agent', payeeName: 'Townless Agents', note: 'Ask in Townless.' }
  const payment = await valueIn(recordPayment(people.analyst, randomUUID(), typedPayment(subject, changes)))
  const knowsMore = (...given: Parameters<typeof screenDestination>): Verdict => {
    const verdict = screenDestination(...given)
    const isHit = Object.values(given[0]).some((value) => String(value).includes('Townless'))
    return isHit ? { ...verdict, outcome: 'blocked' } : verdict
  }
  const run = async (rulesVersion: string) => {
    const versions = { placesVersion: 'test', rulesVersion }
    const id = await beginIfNewer(versions)
    expect(await runJobs([reScreeningJob(versions, { screen: knowsMore })])).toBe(1)
    return db.reScreening.findUniqueOrThrow({ where: { id: id ?? '' }, include: { cases: true } })
  }
  const { hitCount, cases } = await run('one')
  const hits = cases.filter(({ destination }) => JSON.stringify(destination).includes('Townless'))
  expect(hits.map(({ subject, outcome }) => [subject, outcome]).sort()).toEqual(
    [
      [`company:${companyId}:contact`, 'review'],
      [`fsb-license:${subject.fsbLicenseId}`, 'review'],
      [`payment:${payment.paymentId}:note`, 'review'],
      [`payment:${payment.paymentId}:payee`, 'blocked'],
    ].sort(),
  )
  expect(hitCount).toBe(cases.length)
  expect((await run('two')).hitCount).toBe(0)

  const { count } = await openHits()
  expect(count).toBe(await db.screeningCase.count({ where: { source: { not: 'payment' }, decidedAt: null } }))
  const { rows } = await listCases({ q: 'Townless', run: undefined })
  expect(rows.find(({ subject: of }) => of === `payment:${payment.paymentId}:note`)?.subjectName).toBe(
    payment.reference,
  )
  const found = hits.find(({ subject: of }) => of.startsWith('fsb-license'))
  const decision = { id: found?.id ?? '', decision: 'not_in_crimea' as const, reason: 'a street of that name in Bonn' }
  await valueIn(decideCase(people.manager, decision))
  const [event] = await db.auditEvent.findMany({ where: { verb: 'screening-case.decided', targetId: decision.id } })
  expect(event?.targetName).toMatch(/^RU/)
})
