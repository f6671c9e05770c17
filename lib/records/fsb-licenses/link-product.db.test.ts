import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LICENSE_MESSAGES } from '@/lib/records/messages'
import { asOwner } from '@/test/database/database'
import { addCompany } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { archiveFsbLicense } from './archive-fsb-license'
import { createFsbLicense } from './create-fsb-license'
import { licenseInput } from './fsb-license-input'
import { licenseDetail } from './fsb-license-queries'
import { linkProduct, unlinkProduct } from './link-product'

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
let beacon: string
let ridge: string

async function addProduct(name: string, owner = companyId): Promise<string> {
  const { rows } = await asOwner.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind)
     VALUES (gen_random_uuid(), $1, $2, 'M', 'consumer_device') RETURNING id`,
    [owner, name],
  )
  return rows[0].id
}
const input = (changes = {}) => licenseInput.parse({ ...given, companyId, ...changes })

beforeAll(async () => {
  actors = await addActors()
})
beforeEach(async () => {
  // Each test has a company of its own, and a number is given to one company.
  await asOwner.query('UPDATE fsb_license SET number = id::text')
  companyId = await addCompany(`Company ${randomUUID()}`)
  beacon = await addProduct('Beacon 5')
  ridge = await addProduct('Ridge 2')
})

describe('linking', () => {
  test('links and unlinks one product, each with an event of the products before and after', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [beacon] })))
    expect(await valueIn(linkProduct(actors.analyst, { id, productId: ridge }))).toMatchObject({ product: 'Ridge 2' })
    await valueIn(unlinkProduct(actors.manager, { id, productId: beacon }))
    const [, linked, unlinked] = await eventsOf(id)
    expect(linked).toMatchObject({ before: { products: ['Beacon 5'] }, after: { products: ['Beacon 5', 'Ridge 2'] } })
    expect(unlinked).toMatchObject({ before: { products: ['Beacon 5', 'Ridge 2'] }, after: { products: ['Ridge 2'] } })
  })

  test('refuses a linked product, another company, an unknown license and an archived one', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [beacon] })))
    const foreign = await addProduct('Foreign', await addCompany(`Other ${randomUUID()}`))
    expect(await linkProduct(actors.analyst, { id, productId: beacon })).toMatchObject({
      refusal: { fieldErrors: { productId: LICENSE_MESSAGES.alreadyCovered('RU0000021617', 'Beacon 5') } },
    })
    expect(await linkProduct(actors.analyst, { id, productId: foreign })).toMatchObject({
      refusal: { fieldErrors: { productId: expect.any(String) } },
    })
    expect(await unlinkProduct(actors.analyst, { id, productId: ridge })).toMatchObject({
      refusal: { kind: 'conflict' },
    })
    expect(await linkProduct(actors.analyst, { id: randomUUID(), productId: ridge })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await linkProduct(actors.auditor, { id, productId: ridge })).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
    expect(await eventsOf(id)).toHaveLength(1)
    expect((await licenseDetail(id, '2026-01-01'))?.version).toBe(1)
    await valueIn(archiveFsbLicense(actors.analyst, { id, reason: 'entered twice' }))
    expect(await linkProduct(actors.analyst, { id, productId: ridge })).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})
