import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PRODUCT_MESSAGES } from '@/lib/records/messages'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { archiveProduct, restoreProduct } from './archive-product'
import { classificationInput } from './classification-input'
import { classificationOn } from './classification-on'
import { classifyProduct } from './classify-product'
import { createProduct } from './create-product'
import { editProduct } from './edit-product'
import { productEdit, productInput } from './product-input'
import { listProducts, productDetail } from './product-queries'

const basis = { eccn: '5A992.c', validFrom: '2024-01-15', massMarket: 'on', evidence: 'Report 7' }
const given = {
  name: 'Beacon 5',
  model: 'B5-2',
  manufacturer: 'Brightwater',
  kind: 'consumer_device',
  hsCode: '8517 13 000 0',
}
const edit = (id: string, version: number, changes = {}) => productEdit.parse({ ...given, id, version, ...changes })
const reclassified = (id: string, changes = {}) => classificationInput.parse({ ...basis, id, ...changes })

let actors: Awaited<ReturnType<typeof addActors>>
let companyId: string
const input = (changes = {}) => productInput.parse({ ...given, companyId, classification: basis, ...changes })

beforeAll(async () => {
  actors = await addActors()
})
beforeEach(async () => {
  companyId = await addCompany(`Company ${randomUUID()}`)
})

describe('creating', () => {
  test('stores the product with its first classification, and an event for each', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    const product = await productDetail(id)
    expect(product).toMatchObject({ name: 'Beacon 5', hsCode: '8517.13.00.00', companyId, version: 1 })
    expect(product?.classifications).toMatchObject([{ eccn: '5A992.c', massMarket: true, validFrom: '2024-01-15' }])
    const events = await eventsOf(id)
    expect(events.map(({ verb, chain }) => [verb, chain])).toEqual([
      ['product.created', `company:${companyId}`],
      ['product.classified', `company:${companyId}`],
    ])
    expect(events[0]?.after).toMatchObject({ name: 'Beacon 5', hsCode: '8517.13.00.00' })
    expect(events[1]?.after).toMatchObject({ eccn: '5A992.c', massMarket: true, validFrom: '2024-01-15' })
  })

  test('works without a classification', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input({ classification: undefined })))
    expect((await productDetail(id))?.classifications).toEqual([])
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test('refuses an unknown and an archived company at the field', async () => {
    expect(await createProduct(actors.analyst, input({ companyId: randomUUID() }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { companyId: PRODUCT_MESSAGES.companyUnknown } },
    })
    await asOwner.query('UPDATE company SET archived_at = now() WHERE id = $1', [companyId])
    expect(await createProduct(actors.analyst, input())).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { companyId: expect.stringContaining('is archived') } },
    })
    expect(await db.product.count({ where: { companyId } })).toBe(0)
  })

  test('by ten people with one name and model simultaneously: one succeeds', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => createProduct(actors.analyst, input())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { fieldErrors: { name: PRODUCT_MESSAGES.nameTaken('Beacon 5', 'B5-2') } },
    })
    expect(await db.product.count({ where: { companyId } })).toBe(1)
  })

  test('with the name of another model or of another company succeeds', async () => {
    await valueIn(createProduct(actors.analyst, input()))
    await valueIn(createProduct(actors.analyst, input({ model: 'B5-3' })))
    await valueIn(createProduct(actors.analyst, input({ companyId: await addCompany('Elsewhere') })))
  })

  test.each(['auditor', 'administrator'] as const)('is not for the %s', async (role) => {
    expect(await createProduct(actors[role], input())).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})

describe('editing', () => {
  test('records the changed fields before and after, and does not change classifications', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    await valueIn(editProduct(actors.manager, edit(id, 1, { model: '', hsCode: '8517' })))
    expect((await eventsOf(id))[2]).toMatchObject({
      verb: 'product.edited',
      before: { model: 'B5-2', hsCode: '8517.13.00.00' },
      after: { model: '', hsCode: '8517' },
    })
    expect((await productDetail(id))?.classifications).toHaveLength(1)
  })

  test('is refused when outdated, unknown, archived, or with a name in use', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    await valueIn(createProduct(actors.analyst, input({ name: 'Beacon 4' })))
    expect(await editProduct(actors.analyst, edit(id, 1, { name: 'BEACON 4' }))).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { name: expect.any(String) } },
    })
    await valueIn(editProduct(actors.manager, edit(id, 1, { notes: 'first' })))
    expect(await editProduct(actors.analyst, edit(id, 1, { notes: 'second' }))).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringContaining('The manager edited the product') },
    })
    expect(await editProduct(actors.analyst, edit(randomUUID(), 1))).toMatchObject({ refusal: { kind: 'not_found' } })
    await valueIn(archiveProduct(actors.analyst, { id, reason: 'discontinued' }))
    expect(await editProduct(actors.analyst, edit(id, 3))).toMatchObject({ refusal: { kind: 'conflict' } })
    expect(await classifyProduct(actors.analyst, reclassified(id))).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})

describe('classifying', () => {
  test('adds a row and keeps the earlier one, which still applies to its time', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    await valueIn(
      classifyProduct(
        actors.manager,
        reclassified(id, {
          eccn: '5a002',
          massMarket: undefined,
          licenseException: 'ENC 740.17(b)(1)',
          validFrom: '1 Mar 2025',
        }),
      ),
    )
    const classifications = (await productDetail(id))?.classifications ?? []
    expect(classifications.map(({ eccn }) => eccn)).toEqual(['5A002', '5A992.c'])
    expect(classificationOn(classifications, '2025-02-28')?.eccn).toBe('5A992.c')
    expect(classificationOn(classifications, '2025-03-01')?.eccn).toBe('5A002')
    expect(classificationOn(classifications, '2024-01-14')).toBeNull()
    expect((await eventsOf(id))[2]).toMatchObject({
      verb: 'product.classified',
      before: { eccn: '5A992.c', massMarket: true },
      after: { eccn: '5A002', massMarket: false, licenseException: 'ENC 740.17(b)(1)', validFrom: '2025-03-01' },
    })
  })

  test('of two with one date the one entered later is current, on the page and in the list', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    await valueIn(classifyProduct(actors.analyst, reclassified(id, { eccn: 'EAR99' })))
    expect(classificationOn((await productDetail(id))?.classifications ?? [], '2026-01-01')?.eccn).toBe('EAR99')
    expect((await listProducts({ company: companyId }, '2026-01-01')).rows[0]?.eccn).toBe('EAR99')
    expect((await listProducts({ company: companyId }, '2023-12-31')).rows[0]?.eccn).toBeNull()
  })

  test('cannot be rewritten, by the application or by the owner of the tables', async () => {
    const { id } = await valueIn(createProduct(actors.analyst, input()))
    for (const sql of [
      'UPDATE product_classification SET eccn = $2 WHERE product_id = $1',
      'DELETE FROM product_classification WHERE product_id = $1 AND eccn <> $2',
    ]) {
      await expect(asApplication.query(sql, [id, 'EAR99'])).rejects.toThrow(/permission denied/)
      await expect(asOwner.query(sql, [id, 'EAR99'])).rejects.toThrow(/history is not rewritten/)
    }
  })

  test('is refused to the auditor, and for an unknown product', async () => {
    const id = randomUUID()
    expect(await classifyProduct(actors.auditor, reclassified(id))).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await classifyProduct(actors.analyst, reclassified(id))).toMatchObject({ refusal: { kind: 'not_found' } })
  })
})

test('a product of an archived company is not among the active ones', async () => {
  await valueIn(createProduct(actors.analyst, input()))
  await asOwner.query('UPDATE company SET archived_at = now() WHERE id = $1', [companyId])
  expect((await listProducts({ company: companyId }, '2026-01-01')).rows).toEqual([])
  const [row] = (await listProducts({ company: companyId, state: 'archived' }, '2026-01-01')).rows
  expect(row).toMatchObject({ name: 'Beacon 5', archived: true })
})

test('archiving records the reason, and restoring is refused while the name is in use', async () => {
  const { id } = await valueIn(createProduct(actors.analyst, input()))
  await valueIn(archiveProduct(actors.analyst, { id, reason: 'entered twice' }))
  expect((await eventsOf(id))[2]).toMatchObject({ verb: 'product.archived', reason: 'entered twice' })
  expect(await archiveProduct(actors.analyst, { id, reason: 'again' })).toMatchObject({ refusal: { kind: 'conflict' } })
  const { id: second } = await valueIn(createProduct(actors.analyst, input()))
  expect(await restoreProduct(actors.analyst, { id, reason: 'needed again' })).toMatchObject({
    refusal: { kind: 'conflict' },
  })
  await valueIn(archiveProduct(actors.analyst, { id: second, reason: 'the other one' }))
  await valueIn(restoreProduct(actors.analyst, { id, reason: 'needed again' }))
  expect(await db.product.findUniqueOrThrow({ where: { id } })).toMatchObject({ archivedAt: null, version: 3 })
  expect(await archiveProduct(actors.auditor, { id, reason: 'no reason' })).toMatchObject({
    refusal: { kind: 'forbidden' },
  })
})
