import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { asApplication, asOwner, db } from '@/test/database/database'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { MOST_VIEWS, removeView, renameView, savedViews, saveView, saveViewInput } from './saved-view'

const ID = '0192a4f0-0000-7000-8000-000000000001'
const BLOCKED = 'sort=largest&state=blocked&year=2026'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  actors = await addActors()
})

describe('a view', () => {
  it('is of one person: saved without its page, renamed, removed, each with its event', async () => {
    const address = `${BLOCKED}&peek=${ID}&after=100~${ID}&columns=company.usd`
    const view = await valueIn(saveView(actors.analyst, { name: 'Blocked', parameters: address }))
    expect(view.parameters).toBe('year=2026&state=blocked&sort=largest&columns=company.usd')
    expect(await savedViews(actors.analyst)).toEqual([view])
    expect(await savedViews(actors.manager)).toEqual([])
    await valueIn(renameView(actors.analyst, { id: view.id, name: 'Blocked this year' }))
    expect(await savedViews(actors.analyst)).toEqual([{ ...view, name: 'Blocked this year' }])
    await valueIn(removeView(actors.analyst, { id: view.id }))
    expect(await savedViews(actors.analyst)).toEqual([])
    expect(await eventsOf(view.id)).toMatchObject([
      { verb: 'saved-view.saved', actorId: actors.analyst.id, after: { name: 'Blocked', filter: view.parameters } },
      { verb: 'saved-view.renamed', before: { name: 'Blocked' }, after: { name: 'Blocked this year' } },
      { verb: 'saved-view.removed', actorId: actors.analyst.id },
    ])
    const gone = { refusal: { kind: 'not_found', message: 'This view was removed meanwhile' } }
    expect(await renameView(actors.analyst, { id: view.id, name: 'Late' })).toMatchObject(gone)
    expect(await removeView(actors.analyst, { id: view.id })).toMatchObject(gone)
  })

  it('of another person is answered like an unknown one', async () => {
    const { id } = await valueIn(saveView(actors.auditor, { name: 'Mine', parameters: BLOCKED }))
    for (const other of [id, randomUUID()]) {
      expect(await renameView(actors.manager, { id: other, name: 'Yours' })).toMatchObject({
        refusal: { kind: 'not_found' },
      })
      expect(await removeView(actors.manager, { id: other })).toMatchObject({ refusal: { kind: 'not_found' } })
    }
    expect(await savedViews(actors.auditor)).toMatchObject([{ id, name: 'Mine' }])
  })
})

describe('a name', () => {
  it('is taken once for a person, whatever the capitals, and free again when its view is removed', async () => {
    const { id } = await valueIn(saveView(actors.manager, { name: 'Taken', parameters: BLOCKED }))
    const other = await valueIn(saveView(actors.manager, { name: 'Other', parameters: BLOCKED }))
    const taken = { refusal: { kind: 'invalid', fieldErrors: { name: 'You already have a view named TAKEN' } } }
    expect(await saveView(actors.manager, { name: 'TAKEN', parameters: BLOCKED })).toMatchObject(taken)
    expect(await renameView(actors.manager, { id: other.id, name: 'TAKEN' })).toMatchObject(taken)
    await valueIn(saveView(actors.administrator, { name: 'Taken', parameters: BLOCKED }))
    await valueIn(removeView(actors.manager, { id }))
    await valueIn(renameView(actors.manager, { id: other.id, name: 'TAKEN' }))
  })

  it.each([
    ['', 'Enter a name for the view'],
    ['   ', 'Enter a name for the view'],
    ['N'.repeat(61), 'A name for the view is longer than 60 characters'],
  ])('%j is refused at its field', (given, message) => {
    const { error } = saveViewInput.safeParse({ name: given, parameters: '' })
    expect(error?.issues[0]).toMatchObject({ path: ['name'], message })
  })
})

it.each(['state=lost', 'form=2026-01-01', 'columns=usd', `sort=company&after=2026-01-01~${ID}`])(
  'the unreadable filter %s is refused, and nothing is saved',
  async (parameters) => {
    const before = await db.savedView.count()
    expect(await saveView(actors.analyst, { name: 'Unreadable', parameters })).toMatchObject({
      refusal: { kind: 'invalid', fieldErrors: { parameters: expect.any(String) } },
    })
    expect(await db.savedView.count()).toBe(before)
  },
)

it('a person has at most fifty views, also when the last are saved at the same moment', async () => {
  const { administrator } = actors
  for (let number = (await savedViews(administrator)).length; number < MOST_VIEWS - 1; number++)
    await valueIn(saveView(administrator, { name: `View ${number}`, parameters: BLOCKED }))
  const answers = await Promise.all(
    ['Last', 'One more', 'Another'].map((name) => saveView(administrator, { name, parameters: BLOCKED })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers)
    if (!answer.ok)
      expect(answer).toMatchObject({ refusal: { fieldErrors: { name: expect.stringContaining('You have 50 views') } } })
  expect(await savedViews(administrator)).toHaveLength(MOST_VIEWS)
})

it('is never deleted, nor its filter rewritten', async () => {
  expect(await refusalOf(asApplication.query('DELETE FROM saved_view'))).toBe('42501')
  expect(await refusalOf(asApplication.query("UPDATE saved_view SET parameters = ''"))).toBe('42501')
  expect(await refusalOf(asOwner.query('DELETE FROM saved_view'))).toBe('HR010')
  expect(await refusalOf(asOwner.query('TRUNCATE saved_view'))).toBe('HR010')
})
