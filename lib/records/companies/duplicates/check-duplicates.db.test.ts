import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { searchRecords } from '@/lib/reporting/search/search-records'
import { asOwner, db } from '@/test/database/database'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { archiveCompany, restoreCompany } from '../archive-company'
import { companyEdit, companyInput } from '../company-input'
import { listCompanies } from '../company-queries'
import { createCompany } from '../create-company'
import { editCompany } from '../edit-company'
import { companiesToChoose } from '../list/companies-to-choose'
import { foldCompanyName } from '../names/fold-company-name'
import { storeFoldedNames } from '../names/stored-names'

let actors: Awaited<ReturnType<typeof addActors>>
const input = (changes: object) => companyInput.parse({ country: 'RS', ...changes })
const create = (changes: object) => createCompany(actors.analyst, input(changes))
const alikeOf = async (outcome: ReturnType<typeof create>) => {
  const answer = await outcome
  return !answer.ok && answer.refusal.kind === 'possible_duplicate'
    ? answer.refusal.records.map(({ title }) => title)
    : answer
}

beforeAll(async () => {
  actors = await addActors()
  await asOwner.query("INSERT INTO organisation (id, name) VALUES (1, 'Cedarline Group')")
})

describe('a possible duplicate', () => {
  test.each(['RONA DOO', 'Röna d.o.o.', 'R\u043ena d.o.o.', 'ООО Рона', 'Rona LLC', 'Rona'])(
    'is shown before it is added: %s',
    async (name) => {
      if (!(await db.company.findFirst({ where: { name: 'Rona d.o.o.' } })))
        await valueIn(create({ name: 'Rona d.o.o.' }))
      const companies = await db.company.count()
      const events = await db.auditEvent.count()
      const answer = await create({ name, group: 'Never made' })
      expect(answer).toMatchObject({
        ok: false,
        refusal: {
          kind: 'possible_duplicate',
          records: [{ title: 'Rona d.o.o.', subtitle: expect.stringContaining('$5,000.00') }],
        },
      })
      expect(await db.company.count()).toBe(companies)
      expect(await db.auditEvent.count()).toBe(events)
    },
  )

  test('is added with a reason, and an event has the companies it may duplicate', async () => {
    const first = await valueIn(create({ name: 'Vela d.o.o.' }))
    const apart = { name: 'VELA DOO', apartFrom: [first.id] }
    expect(await create(apart)).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { apartReason: COMPANY_MESSAGES.distinctionReasonMissing } },
    })
    const second = await valueIn(create({ ...apart, apartReason: 'Another court, another number' }))
    expect((await eventsOf(second.id)).map(({ verb }) => verb)).toEqual(['company.created', 'company.distinguished'])
    expect((await eventsOf(second.id))[1]).toMatchObject({
      after: { differentFrom: ['Vela d.o.o.'], differentFromIds: [first.id] },
      reason: 'Another court, another number',
    })
  })

  test('is refused again when another one was added in the meantime', async () => {
    const first = await valueIn(create({ name: 'Mira Ltd' }))
    await valueIn(create({ name: 'MIRA LLC', apartFrom: [first.id], apartReason: 'Another owner' }))
    const third = create({ name: 'Mira GmbH', apartFrom: [first.id], apartReason: 'A third owner' })
    expect(await alikeOf(third)).toEqual(['Mira Ltd', 'MIRA LLC'])
  })

  test('of an archived company is refused too: archiving does not give a second cap', async () => {
    const { id } = await valueIn(create({ name: 'Sava d.o.o.' }))
    await valueIn(archiveCompany(actors.analyst, { id, reason: 'entered by mistake' }))
    expect(await alikeOf(create({ name: 'Sava d.o.o.' }))).toEqual(['Sava d.o.o.'])
  })

  test('entered by twenty people simultaneously in other spellings: one succeeds, the others are refused', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `Race ${' '.repeat(at % 2)}d.o.o.${'.'.repeat(at)}`)
    const outcomes = await Promise.all(names.map((name) => create({ name })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal.kind === 'possible_duplicate').length).toBeGreaterThan(0)
  })

  test('is found among names that were not entered through a form', async () => {
    await asOwner.query("INSERT INTO company (id, name, country) VALUES ($1, 'Imported d.o.o.', 'RS')", [randomUUID()])
    expect(await alikeOf(create({ name: 'IMPORTED' }))).toEqual(['Imported d.o.o.'])
  })

  test('is refused when a company is renamed, not when anything else changes', async () => {
    const first = await valueIn(create({ name: 'Tara d.o.o.' }))
    const { id } = await valueIn(create({ name: 'Other d.o.o.' }))
    const edit = (version: number, changes: object) =>
      editCompany(actors.analyst, companyEdit.parse({ id, version, country: 'RS', ...changes }))
    expect(await edit(1, { name: 'TARA' })).toMatchObject({
      refusal: { kind: 'possible_duplicate', records: [{ id: first.id }] },
    })
    await valueIn(edit(1, { name: 'TARA', apartFrom: [first.id], apartReason: 'Bought the name' }))
    await valueIn(edit(2, { name: 'TARA', contact: 'M. Keller' }))
  })
})

describe('a registration number', () => {
  test.each(['20-123.456', '20 123 456', '２０123456'])('is unique in its country: %s', async (again) => {
    if (!(await db.company.findFirst({ where: { registrationNumber: '20123456' } })))
      await valueIn(create({ name: 'Drina', registrationNumber: '20123456' }))
    expect(await create({ name: `Another ${again}`, registrationNumber: again })).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { registrationNumber: expect.stringContaining('Drina') } },
    })
    await valueIn(
      create({ name: `Abroad ${again.length}${again[2]}`, registrationNumber: again, country: 'BA' }),
    ).catch(() => undefined)
  })

  test('stays in use when its company is archived, and for an edit', async () => {
    const { id } = await valueIn(create({ name: 'Una', registrationNumber: 'AB-1' }))
    await valueIn(archiveCompany(actors.analyst, { id, reason: 'entered by mistake' }))
    expect(await create({ name: 'Nera', registrationNumber: 'ab 1' })).toMatchObject({ refusal: { kind: 'invalid' } })
    const nera = await valueIn(create({ name: 'Nera' }))
    const edit = companyEdit.parse({ ...nera, version: 1, country: 'RS', registrationNumber: 'ab 1' })
    expect(await editCompany(actors.analyst, edit)).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { registrationNumber: expect.stringContaining('archived') } },
    })
    await valueIn(restoreCompany(actors.analyst, { id, reason: 'it was right after all' }))
  })

  test('is enforced by the database for every role, and the exceptions of old ledgers cannot grow', async () => {
    const add = (number: string, repeats: boolean) =>
      asOwner.query(
        `INSERT INTO company (id, name, country, registration_number, registration_repeats)
         VALUES ($1::uuid, 'Numbered ' || $1::uuid, 'ME', $2, $3)`,
        [randomUUID(), number, repeats],
      )
    await add('7', false)
    await expect(add('7', false)).rejects.toMatchObject({ code: '23505' })
    await expect(add(' 7.', true)).rejects.toMatchObject({ code: '23505' })
    await add('-', false)
    await add('.', false)
  })
})

describe('a search', () => {
  beforeAll(async () => {
    await asOwner.query("INSERT INTO company (id, name, country) VALUES ($1, 'Žöld d.o.o.', 'SI')", [randomUUID()])
    await storeFoldedNames()
  })
  test.each(['zold', 'ZOLD DOO', 'žöld', 'Žöld d.o.o.', 'zöld llc'])('for %s finds Žöld d.o.o.', async (words) => {
    const found = await valueIn(searchRecords(actors.analyst, words))
    expect(found.find(({ label }) => label === 'Companies')?.items.map(({ title }) => title)).toEqual(['Žöld d.o.o.'])
    expect((await listCompanies({ q: words }, 2026)).rows.map(({ name }) => name)).toEqual(['Žöld d.o.o.'])
    expect((await companiesToChoose({ text: words })).options.map(({ label }) => label)).toEqual(['Žöld d.o.o.'])
  })
})

test('the stored folds of each name are those of the current version', async () => {
  await asOwner.query("UPDATE folded_name SET fold_version = 0, keys = '{old}' WHERE name = 'Tara d.o.o.'")
  await storeFoldedNames()
  const stored = await db.foldedName.findMany()
  expect(stored.length).toBeGreaterThan(10)
  for (const { name, keys, searchText } of stored) expect({ keys, searchText }).toEqual(foldCompanyName(name))
})
