import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { archiveCompany, restoreCompany } from '@/lib/records/companies/archive-company'
import { enterExchangeRate } from '@/lib/records/exchange-rates/enter-exchange-rate'
import { exchangeRateInput } from '@/lib/records/exchange-rates/exchange-rate-input'
import { removeSavedExport, renameExport, saveExport } from '@/lib/reporting/exports/saved/saved-export'
import { addListRows, beginList, finishList } from '@/lib/screening-desk/screening-lists/save-screening-list'
import { asOwner, db } from '@/test/database/database'
import { addCompany, addLicense, addPaidPayment } from '@/test/ledger/ledger'
import { callLedger } from '@/test/ledger/ledger-arrangement'
import { rowsToSave, savedListSource } from '@/test/ledger/saved-lists'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { audited, recordEvent } from './audited'
import { rowHashesOf } from './event-facts'
import type { AppendedVerb } from './verbs'

// The event of a change holds the hash of each row that it wrote. A row that was changed without the application is
// no longer what its last event recorded.

let people: Record<Role, Actor>
let companyId = ''
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  people = await addActors()
  companyId = await addCompany('Kestrel')
})

/** The rows that the newest event of a verb tells of, with the hash there and the hash now. */
async function rowsOf(verb: string) {
  const event = await db.auditEvent.findFirstOrThrow({ where: { verb }, orderBy: [{ at: 'desc' }, { seq: 'desc' }] })
  return Promise.all(
    rowHashesOf(event.after)
      .filter(isRow)
      .map(async ({ row, sha256 }) => {
        const [table = '', ...id] = row.split(' ')
        const { rows } = await asOwner.query('SELECT row_sha256_of($1, $2) AS now', [table, id.join(' ')])
        return { table, recorded: sha256, now: rows[0].now as string | null }
      }),
  )
}

/** The password of a person has no row of its own, and is compared in books/verify-books.db.test.ts. */
const isRow = ({ row }: { row: string }) => !row.startsWith('password ')

const expectRecorded = async (verb: string, tables: string[]) => {
  const rows = await rowsOf(verb)
  expect(rows.map(({ table }) => table).toSorted()).toEqual(tables.toSorted())
  for (const { recorded, now } of rows) expect(recorded).toBe(now)
}

/** A row of each table that the application writes, and the verb and the kind of target of its event. */
const TARGETS: [AppendedVerb, string, string, string][] = [
  ['company.created', 'company', 'company', 'INSERT INTO company (id, name, country) VALUES ($1, $1::text, $2)'],
  [
    'person.invited',
    'person',
    'person',
    `INSERT INTO person (id, email, name, role) VALUES ($1, $1::text, $2, 'auditor')`,
  ],
  [
    'exchange-rate.entered',
    'exchange-rate',
    'exchange_rate',
    `INSERT INTO exchange_rate (id, currency, rate_date, rate, source)
     SELECT $1, 'EUR', '2026-01-05', 0.92, 'other'
     WHERE $2 <> ''`,
  ],
]

describe('an event of a change', () => {
  it.each(TARGETS)('%s holds the hash of the row of its target, made in the same transaction', async (...given) => {
    const [verb, targetKind, table, insert] = given
    const id = randomUUID()
    await audited(async (transaction) => {
      await transaction.$executeRawUnsafe(insert.replaceAll('$1', `'${id}'`).replaceAll('$2', `'RS'`))
      const event = { actorId: people.analyst.id, verb, targetKind, targetId: id, targetName: 'x', after: { a: 1 } }
      return { value: null, events: [event] }
    })
    await expectRecorded(verb, [table])
  })

  it('holds the hashes of the rows beside its target', async () => {
    const license = await addLicense(companyId)
    await audited(async () => ({
      value: null,
      events: [
        {
          ...{ actorId: people.analyst.id, verb: 'fsb-license.edited', targetKind: 'fsb-license', targetId: license },
          ...{ targetName: 'x', companyId, rows: [{ table: 'company', id: companyId }] },
        },
      ],
    }))
    await expectRecorded('fsb-license.edited', ['fsb_license', 'company'])
  })

  it('follows a record through its use cases', async () => {
    const id = companyId
    await valueIn(archiveCompany(people.manager, { id, reason: 'It left the group' }))
    await expectRecorded('company.archived', ['company'])
    await valueIn(restoreCompany(people.manager, { id, reason: 'It came back' }))
    await expectRecorded('company.restored', ['company'])
    const order = { report: 'payments', format: 'csv', parameters: '' } as const
    const saved = await valueIn(saveExport(people.auditor, { ...order, name: 'Everything' }))
    await expectRecorded('saved-export.saved', ['saved_export'])
    await valueIn(renameExport(people.auditor, { id: saved.id, name: 'All of it' }))
    await expectRecorded('saved-export.renamed', ['saved_export'])
    await valueIn(removeSavedExport(people.auditor, { id: saved.id }))
    await expectRecorded('saved-export.removed', ['saved_export'])
    const rate = { currency: 'KZT', rateDate: '2025-03-06', rate: '500', source: 'other' }
    await valueIn(enterExchangeRate(people.analyst, exchangeRateInput.parse(rate)))
    await expectRecorded('exchange-rate.entered', ['exchange_rate'])
  })

  it('tells of a closed year', async () => {
    await callLedger('set_year_closed', { year: 2019, closed: true, actorId: people.manager.id, reason: 'settled' })
    await expectRecorded('year.closed', ['ledger_year'])
  })

  it('tells of a saved list and of its rows as one', async () => {
    const { id } = await valueIn(
      beginList(people.analyst, { name: 'Buyers', reason: 'asked', rowCount: 1, source: savedListSource }),
    )
    await valueIn(
      addListRows(people.analyst, { id, from: 1, rows: rowsToSave([{ text: 'Yalta, Krimea' }]), regions: true }),
    )
    await valueIn(finishList(people.analyst, { id }))
    await expectRecorded('screening-list.kept', ['screening_list'])
    const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'screening-list.kept' } })
    const { rows } = await asOwner.query(
      `SELECT encode(sha256(convert_to(row_sha256(r), 'UTF8')), 'hex') AS hash
       FROM screening_list_row r
       WHERE screening_list_id = $1`,
      [id],
    )
    expect(JSON.parse(event.after ?? '').rowsSha256).toBe(rows[0].hash)
  })

  it('tells of a request to void and of its decision', async () => {
    const license = await addLicense(companyId)
    const entry = { companyId, fsbLicenseId: license, recordedById: people.analyst.id, amountCents: 100 }
    const paymentId = await addPaidPayment({ ...entry, paymentDate: '2026-03-02' }, people.manager.id)
    const asked = { id: randomUUID(), paymentId, actorId: people.analyst.id, reason: 'typed twice', ground: 'no_debit' }
    await callLedger('ask_void', asked)
    await expectRecorded('payment.void-asked', ['void_request'])
    await callLedger('decide_void', { paymentId, actorId: people.manager.id, confirm: false, reason: 'it is right' })
    await expectRecorded('payment.void-declined', ['void_request'])
  })
})

it('an event that wrote nothing holds no hash, and keeps its facts byte for byte', async () => {
  const about = { actorId: people.analyst.id, targetKind: 'person', targetId: people.analyst.id, targetName: 'x' }
  await recordEvent({ ...about, verb: 'person.signed-out', after: { b: 1, a: [2] } })
  const event = await db.auditEvent.findFirstOrThrow({ where: { verb: 'person.signed-out' } })
  expect(event.after).toBe('{"b":1,"a":[2]}')
})

it('keeps the facts that were given in front of the hashes, in their order', async () => {
  const [event] = await db.auditEvent.findMany({ where: { verb: 'company.created' } })
  expect(event?.after).toMatch(/^\{"a":1,"rowSha256":\{"company [0-9a-f-]{36}": "[0-9a-f]{64}"\}\}$/)
})

it('shows a row that the owner of the tables changed by hand', async () => {
  await valueIn(saveExport(people.auditor, { report: 'payments', format: 'csv', parameters: '', name: 'Mine' }))
  await asOwner.query("UPDATE saved_export SET name = 'Yours' WHERE name = 'Mine'")
  const [row] = await rowsOf('saved-export.saved')
  expect(row?.now).not.toBe(row?.recorded)
})
