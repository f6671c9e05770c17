import { beforeAll, describe, expect, it } from 'vitest'
import { asApplication, asOwner, db } from '@/test/database/database'
import { rowsToSave, savedListSource } from '@/test/ledger/saved-lists'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { readList, savedLists, savedRows, sourceOf } from './list-queries'
import { addListRows, beginList, finishList } from './save-screening-list'

let people: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name) VALUES (1, 'Test') ON CONFLICT DO NOTHING")
  people = await addActors()
})

type Kept = Parameters<typeof addListRows>[1]['rows'][number]

const begin = (rowCount: number) =>
  valueIn(
    beginList(people.analyst, {
      name: 'Buyers of May',
      reason: 'asked by the bank',
      rowCount,
      source: savedListSource,
    }),
  )
const rows = rowsToSave([
  { text: 'Yalta, Krimea' },
  { city: 'Berlin', country: 'DE' },
  { city: 'Horlivka', country: 'UA' },
])
const add = (id: string, from: number, given: Kept[] = rows, actor = people.analyst) =>
  addListRows(actor, { id, from, rows: given, regions: true })

describe('a list is saved completely or not at all', () => {
  it('is shown once all rows are stored, with the results of the server', async () => {
    const { id } = await begin(3)
    await valueIn(add(id, 1, rows.slice(0, 2)))
    expect(await readList(id)).toBeNull()
    expect(await finishList(people.analyst, { id })).toMatchObject({
      ok: false,
      refusal: { message: '2 of 3 rows are stored. Send the others first' },
    })
    await valueIn(add(id, 3, rows.slice(2)))
    await valueIn(finishList(people.analyst, { id }))
    expect(await readList(id)).toMatchObject({
      blockedCount: 2,
      clearCount: 1,
      reviewCount: 0,
      keptById: people.analyst.id,
    })
    const { rows: kept } = await savedRows({ list: id })
    expect(kept.map(({ outcome }) => outcome)).toEqual(['blocked', 'clear', 'blocked'])
    expect(await eventsOf(id)).toMatchObject([
      {
        verb: 'screening-list.kept',
        actorId: people.analyst.id,
        after: { rows: 3, blockedCount: 2, encoding: 'utf-8', basis: 'only' },
      },
    ])
  })

  it('stores how the file was read, and for each row what was screened and what the light pass found', async () => {
    const { id } = await begin(1)
    const origin = { line: 7, party: 'Shipping', screened: [0], lightly: [1], unread: [2] }
    const others = [{ column: 'Note', destination: { text: 'to be sent on to Kerch' }, isScreened: false }]
    await valueIn(add(id, 1, [{ destination: { city: 'Berlin', country: 'DE' }, others, origin }]))
    await valueIn(finishList(people.analyst, { id }))
    const list = await readList(id)
    expect(list && sourceOf(list)).toEqual(savedListSource)
    expect(await savedRows({ list: id })).toMatchObject({
      rows: [{ outcome: 'review', examined: { ...origin, hits: [{ column: 'Note' }] }, verdict: { outcome: 'clear' } }],
    })
    await expect(
      asOwner.query("UPDATE screening_list SET source = '{}', finished_at = now() WHERE id = $1", [id]),
    ).rejects.toThrow(/finished once/)
  })

  it('stores the same rows sent twice once', async () => {
    const { id } = await begin(3)
    expect(await valueIn(add(id, 1))).toEqual({ stored: 3 })
    expect(await valueIn(add(id, 1))).toEqual({ stored: 0 })
    await valueIn(finishList(people.analyst, { id }))
  })

  it('takes rows from no other person, none beyond its count and none once it is finished', async () => {
    const { id } = await begin(3)
    expect(await add(id, 1, rows, people.manager)).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
    expect(await add(id, 2)).toMatchObject({ ok: false })
    await valueIn(add(id, 1))
    await valueIn(finishList(people.analyst, { id }))
    expect(await add(id, 1)).toMatchObject({ ok: false })
    const sql = `
      INSERT INTO screening_list_row
      SELECT screening_list_id, 4, destination, outcome, verdict
      FROM screening_list_row WHERE screening_list_id = $1 LIMIT 1`
    await expect(asApplication.query(sql, [id])).rejects.toThrow(/takes no more rows/)
  })

  it.each(['auditor', 'administrator'] as const)('the %s saves none', async (role) => {
    const answer = await beginList(people[role], {
      name: 'A list',
      reason: 'for no reason',
      rowCount: 1,
      source: savedListSource,
    })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })
})

it('a saved list is not changed, even by the owner', async () => {
  const [list] = await savedLists()
  const id = list?.id
  await expect(asOwner.query("UPDATE screening_list SET name = 'other' WHERE id = $1", [id])).rejects.toThrow(
    /finished once/,
  )
  await expect(
    asOwner.query("UPDATE screening_list_row SET outcome = 'clear' WHERE screening_list_id = $1", [id]),
  ).rejects.toThrow(/history is not rewritten/)
  await expect(asOwner.query('DELETE FROM screening_list WHERE id = $1', [id])).rejects.toThrow(
    /history is not rewritten/,
  )
  expect(await db.screeningList.count({ where: { id: id ?? '' } })).toBe(1)
})
