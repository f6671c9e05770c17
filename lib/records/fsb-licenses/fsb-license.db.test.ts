import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LICENSE_MESSAGES } from '@/lib/records/messages'
import { asApplication, asOwner, db } from '@/test/database/database'
import { paramsOf } from '@/test/files/params'
import { addCompany, addLicense } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { archiveFsbLicense, restoreFsbLicense } from './archive-fsb-license'
import { createFsbLicense } from './create-fsb-license'
import { editFsbLicense } from './edit-fsb-license'
import { licenseEdit, licenseInput } from './fsb-license-input'
import { licenseListParams } from './fsb-license-list-params'
import { countFsbLicenses, licenseDetail, listFsbLicenses } from './fsb-license-queries'
import { linkProduct } from './link-product'

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
const input = (changes = {}) => licenseInput.parse({ ...given, companyId, ...changes })
const edit = (id: string, version: number, changes = {}) => licenseEdit.parse({ ...given, id, version, ...changes })

async function addProduct(name: string, owner = companyId): Promise<string> {
  const { rows } = await asOwner.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind)
     VALUES (gen_random_uuid(), $1, $2, 'M', 'consumer_device') RETURNING id`,
    [owner, name],
  )
  return rows[0].id
}
const coveredBy = async (id: string) => (await licenseDetail(id, '2026-01-01'))?.products.map(({ name }) => name)

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

describe('creating', () => {
  test('stores the license with its products and one event', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [ridge, beacon] })))
    expect(await licenseDetail(id, '2026-01-01')).toMatchObject({
      number: 'RU0000021617',
      categories: [2, 9],
      issuedOn: '2024-03-01',
      validUntil: '2030-03-01',
      statusNow: 'valid',
    })
    expect((await licenseDetail(id, '2030-03-02'))?.statusNow).toBe('expired')
    expect(await eventsOf(id)).toEqual([
      {
        verb: 'fsb-license.created',
        actorId: actors.analyst.id,
        chain: `company:${companyId}`,
        before: null,
        after: {
          kind: 'notification',
          number: 'RU0000021617',
          status: 'valid',
          applicant: 'Brightwater Mobile LLC',
          applicantKind: 'manufacturer',
          categories: [2, 9],
          issuedOn: '2024-03-01',
          validUntil: '2030-03-01',
          notes: '',
          products: ['Beacon 5', 'Ridge 2'],
        },
        reason: '',
      },
    ])
  })

  test('accepts a number in another format: that is a warning on the page, not a refusal', async () => {
    await valueIn(createFsbLicense(actors.analyst, input({ number: 'RU21617' })))
  })

  test('refuses a product of another company, an unknown one and an archived one, at the field', async () => {
    const elsewhere = await addProduct('Foreign', await addCompany(`Other ${randomUUID()}`))
    for (const productIds of [[beacon, elsewhere], [randomUUID()]]) {
      expect(await createFsbLicense(actors.analyst, input({ productIds }))).toMatchObject({
        refusal: {
          kind: 'invalid',
          fieldErrors: { productIds: LICENSE_MESSAGES.foreignProduct },
        },
      })
    }
    await asOwner.query('UPDATE product SET archived_at = now() WHERE id = $1', [beacon])
    expect(await createFsbLicense(actors.analyst, input({ productIds: [beacon] }))).toMatchObject({
      refusal: { fieldErrors: { productIds: LICENSE_MESSAGES.archivedProduct('Beacon 5') } },
    })
    expect(await db.fsbLicense.count({ where: { companyId } })).toBe(0)
  })

  test('refuses an unknown or archived company, and a number that the company already has', async () => {
    expect(await createFsbLicense(actors.analyst, input({ companyId: randomUUID() }))).toMatchObject({
      refusal: { fieldErrors: { companyId: expect.any(String) } },
    })
    await valueIn(createFsbLicense(actors.analyst, input()))
    expect(await createFsbLicense(actors.analyst, input({ number: 'ru0000021617' }))).toMatchObject({
      refusal: { fieldErrors: { number: LICENSE_MESSAGES.numberTaken('ru0000021617') } },
    })
    await asOwner.query('UPDATE company SET archived_at = now() WHERE id = $1', [companyId])
    expect(await createFsbLicense(actors.analyst, input({ number: 'other' }))).toMatchObject({
      refusal: { fieldErrors: { companyId: expect.stringContaining('is archived') } },
    })
  })

  test.each(['auditor', 'administrator'] as const)('is not for the %s', async (role) => {
    expect(await createFsbLicense(actors[role], input())).toMatchObject({ refusal: { kind: 'forbidden' } })
  })
})

describe('the database', () => {
  test('refuses a link across companies, whichever company it names', async () => {
    const other = await addCompany(`Other ${randomUUID()}`)
    const foreign = await addProduct('Foreign', other)
    const { id } = await valueIn(createFsbLicense(actors.analyst, input()))
    for (const named of [companyId, other]) {
      const link = 'INSERT INTO fsb_license_product (company_id, fsb_license_id, product_id) VALUES ($1, $2, $3)'
      await expect(asApplication.query(link, [named, id, foreign])).rejects.toThrow(/foreign key/)
      await expect(asOwner.query(link, [named, id, foreign])).rejects.toThrow(/foreign key/)
    }
  })

  test('refuses a validity that ends before it began, and a thirteenth category', async () => {
    const id = await addLicense(companyId)
    await expect(
      asApplication.query("UPDATE fsb_license SET issued_on = '2024-01-02', valid_until = '2024-01-01' WHERE id = $1", [
        id,
      ]),
    ).rejects.toThrow(/dates_run_forward/)
    await expect(asApplication.query("UPDATE fsb_license SET categories = '{13}' WHERE id = $1", [id])).rejects.toThrow(
      /categories_are_known/,
    )
  })
})

describe('editing', () => {
  test('changes facts and products together, and records both', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [beacon] })))
    await valueIn(editFsbLicense(actors.manager, edit(id, 1, { status: 'cancelled', productIds: ridge })))
    expect(await coveredBy(id)).toEqual(['Ridge 2'])
    expect((await eventsOf(id))[1]).toMatchObject({
      verb: 'fsb-license.edited',
      before: { status: 'valid', products: ['Beacon 5'] },
      after: { status: 'cancelled', products: ['Ridge 2'] },
    })
  })

  test('keeps a product that has been archived, but does not add an archived one', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [beacon] })))
    await asOwner.query('UPDATE product SET archived_at = now() WHERE id = ANY($1)', [[beacon, ridge]])
    await valueIn(editFsbLicense(actors.analyst, edit(id, 1, { notes: 'kept', productIds: [beacon] })))
    expect(await editFsbLicense(actors.analyst, edit(id, 2, { productIds: [beacon, ridge] }))).toMatchObject({
      refusal: { fieldErrors: { productIds: LICENSE_MESSAGES.archivedProduct('Ridge 2') } },
    })
    expect(await coveredBy(id)).toEqual(['Beacon 5'])
  })

  test('with the same values writes nothing', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input({ productIds: [beacon, ridge] })))
    const same = edit(id, 1, { productIds: [ridge, beacon] })
    expect(await valueIn(editFsbLicense(actors.analyst, same))).toMatchObject({ changed: false })
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test('is refused when outdated, unknown, archived, or with a number in use', async () => {
    const { id } = await valueIn(createFsbLicense(actors.analyst, input()))
    await valueIn(createFsbLicense(actors.analyst, input({ number: 'P 2' })))
    expect(await editFsbLicense(actors.analyst, edit(id, 1, { number: 'p 2' }))).toMatchObject({
      refusal: { fieldErrors: { number: expect.any(String) } },
    })
    await valueIn(linkProduct(actors.manager, { id, productId: beacon }))
    expect(await editFsbLicense(actors.analyst, edit(id, 1, { notes: 'mine' }))).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringContaining('It now has Products: Beacon 5.') },
    })
    expect(await editFsbLicense(actors.analyst, edit(randomUUID(), 1))).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    await valueIn(archiveFsbLicense(actors.analyst, { id, reason: 'entered twice' }))
    expect(await editFsbLicense(actors.analyst, edit(id, 3))).toMatchObject({ refusal: { kind: 'conflict' } })
  })
})

test('archiving releases the number; restoring is refused while it is in use', async () => {
  const { id } = await valueIn(createFsbLicense(actors.analyst, input()))
  await valueIn(archiveFsbLicense(actors.analyst, { id, reason: 'entered twice' }))
  await valueIn(createFsbLicense(actors.analyst, input()))
  expect(await restoreFsbLicense(actors.analyst, { id, reason: 'needed again' })).toMatchObject({
    refusal: { kind: 'conflict' },
  })
  expect(await restoreFsbLicense(actors.analyst, { id: randomUUID(), reason: 'no one' })).toMatchObject({
    refusal: { kind: 'not_found' },
  })
})

test('the list finds licenses that expire within a number of days, by the dates', async () => {
  const today = '2026-11-23'
  const ends = async (validUntil: string | null, status = 'valid') => {
    const id = await addLicense(companyId, { validUntil, number: `E ${validUntil} ${status}` })
    await asOwner.query('UPDATE fsb_license SET status = $2::"FsbLicenseStatus" WHERE id = $1', [id, status])
  }
  for (const date of ['2026-11-22', '2026-11-23', '2026-12-23', '2026-12-24', '2027-02-21', '2027-02-22', null])
    await ends(date)
  await ends('2026-11-24', 'cancelled')
  const numbers = async (query: string) => {
    const params = paramsOf(licenseListParams, new URLSearchParams(`company=${companyId}&${query}`))
    const { rows } = await listFsbLicenses(params, today)
    expect((await countFsbLicenses(params, today)).count).toBe(rows.length)
    return rows.map(({ number }) => number.slice(2, 12))
  }
  expect(await numbers('expiring=30')).toEqual(['2026-11-23', '2026-12-23'])
  expect(await numbers('expiring=90')).toEqual(['2026-11-23', '2026-12-23', '2026-12-24', '2027-02-21'])
  expect(await numbers('status=expired')).toEqual(['2026-11-22'])
  expect(await numbers('status=cancelled&sort=expiry')).toEqual(['2026-11-24'])
  expect((await numbers('sort=expiry')).at(-1)).toBe('null valid')
})
