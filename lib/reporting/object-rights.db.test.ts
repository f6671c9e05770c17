import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '@/lib/kernel/result'
import { removeView, renameView, saveView } from '@/lib/ledger/payments/views/saved-view'
import { type Actor, ROLES, type Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { asOwner, db } from '@/test/database/database'
import { addPerson } from '@/test/ledger/ledger'
import { addActors, valueIn } from '@/test/rules/use-cases'
import { cancelExportFile } from './exports/files/end-export-file'
import { requestExport } from './exports/files/request-export'
import { removeSavedExport, renameExport, saveExport } from './exports/saved/saved-export'
import { pauseSchedule, removeSchedule } from './exports/schedules/end-schedule'
import { createSchedule, editSchedule } from './exports/schedules/save-schedule'

// Every change of an object of another person, by each role: the id in a request is never enough.

const ORDER = { report: 'companies', parameters: '', format: 'csv' } as const
const SCHEDULE = { ...ORDER, rhythm: 'monthly', covers: 'as_saved' } as const
let owner: Actor
let actors: Record<Role, Actor>
let made = 0

beforeAll(async () => {
  await makeOrganisation(db)
  actors = await addActors()
  const id = await addPerson('The owner', 'manager')
  owner = { id, name: 'The owner', email: 'owner@example.com', role: 'manager' }
})

const named = () => {
  made += 1
  return `Object ${made}`
}
const schedule = async () => (await valueIn(createSchedule(owner, { ...SCHEDULE, name: named() }))).id
const saved = async () => (await valueIn(saveExport(owner, { ...ORDER, name: named() }))).id
const view = async () => (await valueIn(saveView(owner, { name: named(), parameters: 'state=paid' }))).id
const file = async () => {
  await asOwner.query("UPDATE export_file SET state = 'cancelled' WHERE state IN ('waiting', 'making')")
  return (await valueIn(requestExport(owner, { ...ORDER, asOf: '' }))).id
}

type Change = [string, () => Promise<string>, (actor: Actor, id: string) => Promise<Result<unknown>>, Role[]]
const CHANGES: Change[] = [
  [
    'edit a schedule',
    schedule,
    (actor, id) => editSchedule(actor, { ...SCHEDULE, id, version: 1, name: named() }),
    ['administrator'],
  ],
  ['pause a schedule', schedule, (actor, id) => pauseSchedule(actor, { id, paused: true }), ['administrator']],
  ['remove a schedule', schedule, (actor, id) => removeSchedule(actor, { id }), ['administrator']],
  ['rename saved settings', saved, (actor, id) => renameExport(actor, { id, name: named() }), ['administrator']],
  ['remove saved settings', saved, (actor, id) => removeSavedExport(actor, { id }), ['administrator']],
  ['cancel a file', file, (actor, id) => cancelExportFile(actor, { id }), ['administrator']],
  ['rename a view', view, (actor, id) => renameView(actor, { id, name: named() }), []],
  ['remove a view', view, (actor, id) => removeView(actor, { id }), []],
]

describe('who may', () => {
  it.each(CHANGES)('%s of another person', async (_what, make, change, allowed) => {
    const id = await make()
    const others = ROLES.filter((role) => !allowed.includes(role))
    for (const role of others)
      expect(await change(actors[role], id), role).toMatchObject({
        refusal: { kind: expect.stringMatching(/forbidden|not_found/) },
      })
    // What was refused changed nothing: the owner still can.
    expect(await change(owner, id)).toMatchObject({ ok: true })
    for (const role of allowed) expect(await change(actors[role], await make()), role).toMatchObject({ ok: true })
  })
})
