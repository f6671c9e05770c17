import { beforeAll, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { DEFAULT_LAYOUT } from '../list/payment-columns'
import { listLayoutInput, readListLayout, saveListLayout } from './list-layout'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  actors = await addActors()
})

it('is stored for the person who chose it, and for no other', async () => {
  expect(await readListLayout(actors.analyst)).toEqual(DEFAULT_LAYOUT)
  const chosen = { columns: ['usd', 'company', 'license'] as const, density: 'airy' as const }
  await valueIn(saveListLayout(actors.analyst, listLayoutInput.parse(chosen)))
  expect(await readListLayout(actors.analyst)).toEqual(chosen)
  expect(await readListLayout(actors.manager)).toEqual(DEFAULT_LAYOUT)
  const [stored] = await db.listLayout.findMany()
  expect(await eventsOf(stored?.id ?? '')).toMatchObject([
    { verb: 'list-layout.saved', actorId: actors.analyst.id, after: { columns: chosen.columns, density: 'airy' } },
  ])
})

it('is one for each person, however often and from wherever it is chosen', async () => {
  const choose = (density: 'dense' | 'airy') =>
    saveListLayout(actors.auditor, listLayoutInput.parse({ columns: ['company', 'usd'], density }))
  await Promise.all([valueIn(choose('dense')), valueIn(choose('airy')), valueIn(choose('dense'))])
  await valueIn(choose('airy'))
  expect(await db.listLayout.count({ where: { personId: actors.auditor.id } })).toBe(1)
  expect(await readListLayout(actors.auditor)).toEqual({ columns: ['company', 'usd'], density: 'airy' })
})

it('of a later version, with a column unknown here, is the default', async () => {
  await asOwner.query(`UPDATE list_layout SET columns = '{company,usd,moon}' WHERE person_id = $1`, [actors.analyst.id])
  expect(await readListLayout(actors.analyst)).toEqual(DEFAULT_LAYOUT)
})

it.each([
  [{ columns: ['state'], density: 'dense' }, 'columns'],
  [{ columns: ['company', 'usd', 'usd'], density: 'dense' }, 'columns'],
  [{ columns: ['company', 'usd', 'price'], density: 'dense' }, 'columns'],
  [{ columns: ['company', 'usd'], density: 'tiny' }, 'density'],
])('refuses %j at its field', (given, field) => {
  const read = listLayoutInput.safeParse(given)
  expect(read.error?.issues[0]?.path[0]).toBe(field)
})
