import { beforeAll, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { rowsToSave, savedListSource } from '@/test/ledger/saved-lists'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { savedRows } from './list-queries'
import { addListRows, beginList, finishList, listRowsInput } from './save-screening-list'

let people: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name) VALUES (1, 'Test') ON CONFLICT DO NOTHING")
  people = await addActors()
})

it('rows are screened by the server, whatever outcome the browser sends', async () => {
  const { id } = await valueIn(
    beginList(people.analyst, { name: 'Buyers', reason: 'asked by the bank', rowCount: 1, source: savedListSource }),
  )
  const [row] = rowsToSave([{ text: 'Yalta, Krimea' }])
  const sent = { id, from: 1, rows: [{ ...row, outcome: 'clear', verdict: { outcome: 'clear' } }] }
  await valueIn(addListRows(people.analyst, listRowsInput.parse(sent)))
  expect(await finishList(people.manager, { id })).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
  await valueIn(finishList(people.analyst, { id }))
  const { rows } = await savedRows({ list: id })
  expect(rows).toMatchObject([{ outcome: 'blocked', verdict: { outcome: 'blocked' } }])
  expect(rows[0]?.destination).toEqual({ text: 'Yalta, Krimea' })
  await expect(asOwner.query('DELETE FROM screening_list_row WHERE screening_list_id = $1', [id])).rejects.toThrow(
    /history is not rewritten/,
  )
})

it.each(['auditor', 'administrator'] as const)('the %s adds no row and finishes no list', async (role) => {
  const { id } = await valueIn(
    beginList(people.analyst, { name: 'Buyers', reason: 'asked by the bank', rowCount: 1, source: savedListSource }),
  )
  const forbidden = { ok: false, refusal: { kind: 'forbidden' } }
  expect(
    await addListRows(people[role], { id, from: 1, rows: rowsToSave([{ city: 'Berlin' }]), regions: true }),
  ).toMatchObject(forbidden)
  expect(await finishList(people[role], { id })).toMatchObject(forbidden)
})
