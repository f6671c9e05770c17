import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeOwnPassword } from '@/lib/identity/passwords/change-own-password'
import { hashPassword } from '@/lib/identity/passwords/password-hashing'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { archiveCompany } from '@/lib/records/companies/archive-company'
import { linkProduct, unlinkProduct } from '@/lib/records/fsb-licenses/link-product'
import { asApplication, asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment } from '@/test/ledger/ledger'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { attestRows } from './attest-rows'
import { BOOK_TABLES, FIGURE_TABLES, NOT_COMPARED } from './book-tables'
import { verifyBooks } from './verify-books'

let people: Record<Role, Actor>
let companyId = ''
let paymentId = ''
let licenseId = ''

/** One statement of the owner past the triggers of a table. */
async function asAttacker(table: string, sql: string): Promise<void> {
  await asOwner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await asOwner.query(sql)
  await asOwner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}
const faults = async () => (await verifyBooks()).faults

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  people = await addActors()
  companyId = await addCompany('Kestrel')
  licenseId = await addLicense(companyId)
  const entry = { companyId, fsbLicenseId: licenseId, recordedById: people.analyst.id, amountCents: 12_300 }
  paymentId = await addPaidPayment({ ...entry, paymentDate: '2026-03-02' }, people.manager.id)
})

it('every table of the database is compared, or is named with the reason why not', async () => {
  const { rows } = await asOwner.query(`SELECT relname AS table FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`)
  const named = [...BOOK_TABLES.map(({ table }) => table), ...FIGURE_TABLES, ...Object.keys(NOT_COMPARED)]
  expect(named.toSorted()).toEqual(rows.map(({ table }) => table).toSorted())
  const { rows: keys } =
    await asOwner.query(`SELECT c.relname AS table, array_agg(a.attname::text ORDER BY k.place) AS key
    FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
      CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
      JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
    WHERE i.indisprimary AND k.place <= i.indnkeyatts GROUP BY 1`)
  for (const { table, key } of BOOK_TABLES) expect({ table, key }).toEqual(keys.find((one) => one.table === table))
})

describe('rows of earlier versions, which no event tells of', () => {
  it('are counted as not verified until they are attested', async () => {
    const before = await verifyBooks()
    expect(before).toMatchObject({ faultCount: 0, attested: null })
    // The organisation, four people, a company and a license.
    expect(before.unrecordedCount).toBe(7)
  })

  it('are attested once, and changes of them are found from then on', async () => {
    expect(await attestRows()).toBe(7)
    expect(await verifyBooks()).toMatchObject({ faults: [], unrecordedCount: 0, attested: { rowCount: 7 } })
    await asAttacker('company', "UPDATE company SET notes = 'rewritten'")
    expect(await faults()).toEqual([
      { row: `company ${companyId}`, message: expect.stringMatching(/^This row is not what event \d+ of the chain/) },
    ])
    await asAttacker('company', "UPDATE company SET notes = ''")
    expect(await faults()).toEqual([])
  })

  it('are never attested again: a row that appears later without an event is a fault', async () => {
    const id = await addCompany('Invented')
    expect(await attestRows()).toBeNull()
    const unrecorded = [{ row: `company ${id}`, message: 'No event of the audit trail tells of this row.' }]
    expect(await faults()).toEqual(unrecorded)
    const hash = (await asOwner.query(`SELECT row_sha256_of('company', $1) AS hash`, [id])).rows[0].hash
    const event = { verb: 'books.attested', targetKind: 'books', targetId: 'books', targetName: 'x', wrote: false }
    const forged = { ...event, after: JSON.stringify({ rowCount: 1, rowSha256: { [`company ${id}`]: hash } }) }
    await valueIn(archiveCompany(people.manager, { id: companyId, reason: 'It left the group' }))
    await asApplication.query('SELECT append_audit_event($1)', [{ ...event, verb: 'permission.refused' }])
    await asApplication.query('SELECT append_audit_event($1)', [forged])
    expect(await faults()).toEqual(unrecorded)
    await asAttacker('company', `DELETE FROM company WHERE id = '${id}'`)
  })
})

describe('what differs is named (prisma/seed.db.test.ts changes any column)', () => {
  it.each<[string, string, string, string, () => string, string]>([
    ['a figure', 'company_year', 'used_cents - 1', 'used_cents + 1', () => `${companyId} 2026`, '12299, but 12300'],
    ['a count', 'company_year', 'paid_count + 1', 'paid_count - 1', () => `${companyId} 2026`, '2, but 1'],
  ])('%s', async (_what, table, change, back, key, message) => {
    const [column] = change.split(' ')
    await asAttacker(table, `UPDATE ${table} SET ${column} = ${change}`)
    expect(await faults()).toEqual([
      { row: `${table} ${key()}`, message: `${column} is ${message} follows from the rows that it comes from.` },
    ])
    await asAttacker(table, `UPDATE ${table} SET ${column} = ${back}`)
    expect(await faults()).toEqual([])
  })

  it('a row that is gone, and one that came back', async () => {
    await asOwner.query('CREATE TABLE kept AS SELECT * FROM payment_determination')
    await asAttacker('payment_determination', 'DELETE FROM payment_determination')
    expect(await faults()).toEqual([
      {
        row: `payment_determination ${paymentId} 1`,
        message: `Event 1 of the chain company:${companyId}:2026 recorded this row, and it is gone.`,
      },
    ])
    await asAttacker('payment_determination', 'INSERT INTO payment_determination SELECT * FROM kept')
    await asOwner.query('DROP TABLE kept')
    expect(await faults()).toEqual([])
  })

  it('a password that no event changed', async () => {
    const hashed = await hashPassword('a ledger of small fees')
    if (!hashed.ok) throw new Error(hashed.refusal.message)
    await asOwner.query('UPDATE person SET password_hash = $1 WHERE id = $2', [hashed.value, people.manager.id])
    expect(await faults()).toMatchObject([{ row: `password ${people.manager.id}` }])
    const given = { currentPassword: 'a ledger of small fees', newPassword: 'seven herons over the weir' }
    await valueIn(changeOwnPassword(people.manager, given))
    expect(await faults()).toEqual([])
  })
})

it('a link that a use case removed is not a fault, and one that the owner removed is', async () => {
  const product = randomUUID()
  const client = await db.product.create({
    data: { id: product, companyId, name: 'Phone', manufacturer: 'Maker', kind: 'consumer_device' },
  })
  const mine = async () => (await faults()).filter(({ row }) => row.startsWith('fsb_license_product'))
  await asOwner.query(`UPDATE company SET archived_at = NULL WHERE id = $1`, [companyId])
  await valueIn(linkProduct(people.analyst, { id: licenseId, productId: client.id }))
  expect(await mine()).toEqual([])
  await valueIn(unlinkProduct(people.analyst, { id: licenseId, productId: product }))
  expect(await mine()).toEqual([])
  await valueIn(linkProduct(people.analyst, { id: licenseId, productId: product }))
  await asAttacker('fsb_license_product', 'DELETE FROM fsb_license_product')
  expect(await mine()).toMatchObject([{ row: `fsb_license_product ${licenseId} ${product}` }])
})
