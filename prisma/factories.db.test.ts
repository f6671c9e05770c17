import { expect, it } from 'vitest'
import { asApplication, db } from '@/test/database/database'
import { entryJson, makeCompany, makeOrganisation, makePerson, makeProduct, makeSubject } from './factories'

const record = async (entry: object) =>
  (await asApplication.query('SELECT record_payment($1::jsonb) AS answer', [JSON.stringify(entry)])).rows[0].answer

it('makes what an entry needs, and an entry that the database takes', async () => {
  await makeOrganisation(db)
  const analyst = await makePerson(db)
  const { company, product, fsbLicense } = await makeSubject(db)
  const subject = { companyId: company.id, recordedById: analyst.id, fsbLicenseId: fsbLicense.id }
  expect(await record(entryJson({ ...subject, productId: product.id }))).toMatchObject({
    status: 'recorded',
    state: 'requested',
    headroom: { capCents: 500_000, usedCents: 0, reservedCents: 10_000 },
  })
  const determination = { outcome: 'blocked' as const, blockedBy: ['annual-cap' as const] }
  const overTheCap = entryJson({ ...subject, state: 'blocked', amountCents: 600_000, determination })
  expect(await record(overTheCap)).toMatchObject({
    state: 'blocked',
    headroom: { reservedCents: 10_000 },
  })
})

it('makes a second of everything', async () => {
  const [manager, other] = [await makePerson(db, { role: 'manager' }), await makePerson(db, { role: 'manager' })]
  expect(manager.email).not.toBe(other.email)
  const [one, two] = [await makeSubject(db), await makeSubject(db, { name: 'Kestrel Handsets Corp.' })]
  expect(two.company.name).toBe('Kestrel Handsets Corp.')
  expect(await db.fsbLicenseProduct.count({ where: { companyId: one.company.id, productId: one.product.id } })).toBe(1)
  expect(await db.productClassification.count({ where: { productId: two.product.id } })).toBe(1)
})

it('leaves a product without a classification when asked to', async () => {
  const company = await makeCompany(db, { country: 'IE' })
  const product = await makeProduct(db, company, { name: 'Ridge headset', classification: null })
  expect(await db.productClassification.count({ where: { productId: product.id } })).toBe(0)
})
