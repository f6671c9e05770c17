import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { asApplication, asOwner } from '@/test/database/database'
import { addCompany, addLicense, addPerson } from '@/test/ledger/ledger'

// The hash of a row is made by the database. It does not depend on the session that asks, leaves secrets out, and
// outlives a column that is added later.

let companyId = ''
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  companyId = await addCompany('Kestrel')
})

const hashOf = async (table: string, id: string, client: Pick<typeof asOwner, 'query'> = asApplication) =>
  (await client.query('SELECT row_sha256_of($1, $2) AS hash', [table, id])).rows[0].hash as string | null
const columnsAsHashed = async (table: string, id: string, hash: string) =>
  (await asApplication.query('SELECT columns_as_hashed($1, $2, $3) AS columns', [table, id, hash])).rows[0].columns

it('is the SHA-256 of the row as jsonb text in UTC', async () => {
  const { rows } = await asOwner.query(`SELECT to_jsonb(c)::text AS text FROM company c WHERE id = $1`, [companyId])
  const client = await asOwner.connect()
  await client.query("SET TimeZone = 'UTC'")
  const utc = await client.query('SELECT to_jsonb(c)::text AS text FROM company c WHERE id = $1', [companyId])
  client.release(true)
  expect(rows).toHaveLength(1)
  expect(await hashOf('company', companyId)).toBe(sha256(utc.rows[0].text))
})

it.each(['Asia/Tokyo', 'America/St_Johns', 'UTC'])(
  'is the same in a session of %s, whatever its style of dates',
  async (zone) => {
    const client = await asOwner.connect()
    await client.query(`SET TimeZone = '${zone}'; SET DateStyle = 'German'; SET extra_float_digits = 0`)
    const { rows } = await client.query('SELECT row_sha256(c) AS hash FROM company c WHERE id = $1', [companyId])
    client.release(true)
    expect(rows[0].hash).toBe(await hashOf('company', companyId))
  },
)

it('leaves out passwords and session versions', async () => {
  const person = await addPerson('Tomas', 'analyst')
  const before = await hashOf('person', person)
  await asOwner.query("UPDATE person SET password_hash = 'x', session_version = 7 WHERE id = $1", [person])
  expect(await hashOf('person', person)).toBe(before)
  await asOwner.query("UPDATE person SET email = 'other@example.com' WHERE id = $1", [person])
  expect(await hashOf('person', person)).not.toBe(before)
})

it('finds a row by a key of several columns, of a number, and of text', async () => {
  const license = await addLicense(companyId)
  const product = randomUUID()
  await asOwner.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind)
     VALUES ($1, $2, 'Phone', 'Maker', 'consumer_device')`,
    [product, companyId],
  )
  await asOwner.query('INSERT INTO fsb_license_product (company_id, fsb_license_id, product_id) VALUES ($1, $2, $3)', [
    companyId,
    license,
    product,
  ])
  await asOwner.query('INSERT INTO ledger_year (year) VALUES (2024)')
  expect(await hashOf('fsb_license_product', `${license} ${product}`)).toMatch(/^[0-9a-f]{64}$/)
  expect(await hashOf('ledger_year', '2024')).toMatch(/^[0-9a-f]{64}$/)
})

it.each([
  ['no such table', 'nothing', 'x'],
  ['a table of the system', 'pg_authid', '10'],
  ['an id of another kind', 'company', 'P-2026-1'],
  ['too few parts', 'fsb_license_product', '0199aaaa-0000-7000-8000-000000000000'],
  ['a row that is not there', 'company', '0199aaaa-0000-7000-8000-000000000000'],
  ['SQL', 'company', "x' OR true --"],
])('is null for %s', async (_what, table, id) => {
  expect(await hashOf(table, id)).toBeNull()
})

it('is still the hash of the row after a column was added, and no longer once a hashed column changed', async () => {
  const id = await addCompany('Lapwing')
  const hash = (await hashOf('company', id)) ?? ''
  const all = await columnsAsHashed('company', id, hash)
  await asOwner.query("ALTER TABLE company ADD COLUMN added_later text NOT NULL DEFAULT 'something'")
  try {
    expect(await columnsAsHashed('company', id, hash)).toBe(all)
    expect(await columnsAsHashed('company', id, (await hashOf('company', id)) ?? '')).toBe(all + 1)
    await asOwner.query("UPDATE company SET notes = 'rewritten' WHERE id = $1", [id])
    expect(await columnsAsHashed('company', id, hash)).toBeNull()
  } finally {
    await asOwner.query('ALTER TABLE company DROP COLUMN added_later')
  }
})

it('tells an empty value from one that is not there', async () => {
  const id = await addCompany('Dunlin')
  await asOwner.query("UPDATE company SET registration_number = '' WHERE id = $1", [id])
  const hash = (await hashOf('company', id)) ?? ''
  await asOwner.query('UPDATE company SET registration_number = NULL WHERE id = $1', [id])
  expect(await columnsAsHashed('company', id, hash)).toBeNull()
})
