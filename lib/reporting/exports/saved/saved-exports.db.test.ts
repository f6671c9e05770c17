import { beforeAll, expect, it } from 'vitest'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { removeSavedExport, renameExport, saveExport } from './saved-export'
import { savedExports } from './saved-export-queries'

let actors: Awaited<ReturnType<typeof addActors>>
beforeAll(async () => {
  actors = await addActors()
})

const ORDER = {
  report: 'payments',
  format: 'xlsx',
  parameters: 'state=blocked&year=2026&after=2026-02-28~0192a4f0-0000-7000-8000-000000000001&asOf=2026-01-01',
} as const

it('settings are saved for everybody, without as-of and place; owner and administrator change them', async () => {
  const { id } = await valueIn(saveExport(actors.auditor, { ...ORDER, name: 'Blocked this year' }))
  expect(await savedExports()).toMatchObject([
    { id, name: 'Blocked this year', report: 'payments', format: 'xlsx', parameters: 'year=2026&state=blocked' },
  ])
  await valueIn(renameExport(actors.auditor, { id, name: 'Blocked in 2026' }))
  expect(await savedExports()).toMatchObject([{ name: 'Blocked in 2026', savedBy: { name: 'The auditor' } }])
  await valueIn(removeSavedExport(actors.administrator, { id }))
  expect(await savedExports()).toEqual([])
  expect(await eventsOf(id)).toMatchObject([
    { verb: 'saved-export.saved', actorId: actors.auditor.id, after: { filter: 'year=2026&state=blocked' } },
    { verb: 'saved-export.renamed', before: { name: 'Blocked this year' }, after: { name: 'Blocked in 2026' } },
    { verb: 'saved-export.removed', actorId: actors.administrator.id },
  ])
  expect(await renameExport(actors.analyst, { id, name: 'Too late' })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await removeSavedExport(actors.analyst, { id })).toMatchObject({ refusal: { kind: 'not_found' } })
})

it('a name is taken once, whatever the capitals, and free again when its settings are removed', async () => {
  const { id } = await valueIn(saveExport(actors.auditor, { ...ORDER, name: 'Taken' }))
  const other = await valueIn(saveExport(actors.auditor, { ...ORDER, name: 'Other' }))
  const taken = { refusal: { kind: 'invalid', fieldErrors: { name: 'There are already settings named TAKEN' } } }
  expect(await saveExport(actors.analyst, { ...ORDER, name: 'TAKEN' })).toMatchObject(taken)
  expect(await renameExport(actors.auditor, { id: other.id, name: 'TAKEN' })).toMatchObject(taken)
  await valueIn(removeSavedExport(actors.auditor, { id }))
  await valueIn(saveExport(actors.analyst, { ...ORDER, name: 'TAKEN' }))
})

it('an unknown report is refused at its field', async () => {
  const answer = await saveExport(actors.auditor, { ...ORDER, report: 'person', name: 'Person' })
  expect(answer).toMatchObject({ refusal: { fieldErrors: { report: expect.any(String) } } })
})
