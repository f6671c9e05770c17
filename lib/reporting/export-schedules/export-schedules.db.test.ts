import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeExportFiles } from '@/lib/reporting/export-files/make-export-file'
import { asOwner, db } from '@/test/database'
import { addCompany } from '@/test/ledger'
import { addActors, eventsOf, valueIn } from '@/test/use-cases'
import { askDueExports } from './ask-due-exports'
import { pauseSchedule, removeSchedule } from './end-schedule'
import { createSchedule, editSchedule } from './save-schedule'
import { newestFiles, scheduleOf } from './schedule-queries'

let actors: Awaited<ReturnType<typeof addActors>>
let made = 0

beforeAll(async () => {
  actors = await addActors()
  await asOwner.query("INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Us', 'America/New_York')")
  await addCompany('Kestrel')
})

const INPUT = {
  report: 'payments',
  parameters: 'state=paid',
  format: 'csv',
  rhythm: 'monthly',
  covers: 'year',
} as const
type Input = Parameters<typeof createSchedule>[1]

/** A schedule that was made at an instant of the past. */
async function schedule(given: Partial<Input> = {}, since = '2026-06-20T12:00:00Z'): Promise<string> {
  made += 1
  const { id } = await valueIn(createSchedule(actors.analyst, { ...INPUT, name: `Schedule ${made}`, ...given }))
  await asOwner.query('UPDATE export_schedule SET active_since = $2 WHERE id = $1', [id, since])
  return id
}
const filesOf = (scheduleId: string) => db.exportFile.findMany({ where: { scheduleId }, orderBy: { period: 'asc' } })
const at = (text: string) => new Date(text)

afterEach(async () => {
  await asOwner.query('UPDATE export_schedule SET archived_at = now() WHERE archived_at IS NULL')
  await asOwner.query("UPDATE export_file SET state = 'cancelled' WHERE state IN ('waiting', 'making')")
})

describe('what is due', () => {
  it('is asked for in the name of the owner, as of the end of the month in the zone of the organisation, once', async () => {
    const id = await schedule()
    expect(await askDueExports(at('2026-07-01T03:59:59.999Z'))).toBe(0)
    expect(await askDueExports(at('2026-07-01T04:00:00.000Z'))).toBe(1)
    expect(await askDueExports(at('2026-07-01T04:00:00.000Z'))).toBe(0)
    const [file] = await filesOf(id)
    expect(file).toMatchObject({
      ...{ state: 'waiting', period: '2026-06', report: 'payments', format: 'csv', askedById: actors.analyst.id },
      parameters: 'state=paid&year=2026',
      asOf: at('2026-07-01T03:59:59.999Z'),
    })
    expect((await eventsOf(file?.id ?? '')).map(({ after }) => after)).toMatchObject([
      { schedule: `Schedule ${made}`, period: '2026-06', asOf: '2026-07-01T03:59:59.999Z' },
    ])
    await makeExportFiles('one')
    expect((await newestFiles()).get(id)).toEqual({ id: file?.id, period: '2026-06', state: 'ready' })
  })

  it('was missed while the server was off: every month is made up, each as of its own end', async () => {
    const id = await schedule({ covers: 'month' })
    expect(await askDueExports(at('2026-10-15T12:00:00Z'))).toBe(4)
    expect((await filesOf(id)).map(({ parameters, asOf }) => [parameters, asOf.toISOString()])).toEqual([
      ['state=paid&from=2026-06-01&to=2026-06-30', '2026-07-01T03:59:59.999Z'],
      ['state=paid&from=2026-07-01&to=2026-07-31', '2026-08-01T03:59:59.999Z'],
      ['state=paid&from=2026-08-01&to=2026-08-31', '2026-09-01T03:59:59.999Z'],
      ['state=paid&from=2026-09-01&to=2026-09-30', '2026-10-01T03:59:59.999Z'],
    ])
  })

  it('at year end is of the year that ended', async () => {
    const id = await schedule({ rhythm: 'yearly', report: 'companies', parameters: '' }, '2024-03-01T00:00:00Z')
    expect(await askDueExports(at('2026-01-01T05:00:00.000Z'))).toBe(2)
    expect((await filesOf(id)).map(({ period, parameters }) => [period, parameters])).toEqual([
      ['2024', 'year=2024'],
      ['2025', 'year=2025'],
    ])
  })

  it('is asked for once by two instances that look at the same time', async () => {
    const id = await schedule()
    const looks = Array.from({ length: 4 }, () => askDueExports(at('2026-09-02T00:00:00Z')))
    const asked = await Promise.all(looks)
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect((await filesOf(id)).map(({ period }) => period)).toEqual(['2026-06', '2026-07', '2026-08'])
  })

  it('of an owner who may not export any more stands on the list as failed, with what to do', async () => {
    const id = await schedule()
    await asOwner.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [actors.analyst.id])
    await askDueExports(at('2026-07-02T00:00:00Z'))
    await asOwner.query('UPDATE person SET deactivated_at = NULL WHERE id = $1', [actors.analyst.id])
    expect(await filesOf(id)).toMatchObject([
      { state: 'failed', fault: 'The analyst may not export any more. Save the schedule to have it made in your name' },
    ])
  })
})

describe('a schedule', () => {
  it('that is paused asks for nothing, and when it is resumed goes on from then', async () => {
    const id = await schedule()
    await valueIn(pauseSchedule(actors.manager, { id, paused: true }))
    expect(await askDueExports(at('2026-09-02T00:00:00Z'))).toBe(0)
    expect(await pauseSchedule(actors.manager, { id, paused: true })).toMatchObject({ refusal: { kind: 'conflict' } })
    await valueIn(pauseSchedule(actors.manager, { id, paused: false }))
    expect(await askDueExports(new Date())).toBe(0)
    expect((await eventsOf(id)).map(({ verb, actorId }) => [verb, actorId])).toEqual([
      ['export-schedule.created', actors.analyst.id],
      ['export-schedule.paused', actors.manager.id],
      ['export-schedule.resumed', actors.manager.id],
    ])
  })

  it('that is removed asks for nothing; what it asked for stays', async () => {
    const id = await schedule()
    await askDueExports(at('2026-07-02T00:00:00Z'))
    await valueIn(removeSchedule(actors.auditor, { id }))
    expect(await askDueExports(at('2026-09-02T00:00:00Z'))).toBe(0)
    expect(await filesOf(id)).toHaveLength(1)
    expect(await scheduleOf(id)).toBeNull()
    expect(await removeSchedule(actors.auditor, { id })).toMatchObject({ refusal: { kind: 'not_found' } })
  })

  it('that is changed belongs to whoever changed it, and tells what', async () => {
    const id = await schedule()
    const input = { ...INPUT, id, version: 1, name: `Schedule ${made}`, format: 'xlsx' as const }
    await valueIn(editSchedule(actors.auditor, input))
    expect(await scheduleOf(id)).toMatchObject({ ownerId: actors.auditor.id, format: 'xlsx', version: 2 })
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      before: { format: 'csv', owner: 'The analyst' },
      after: { format: 'xlsx', owner: 'The auditor' },
    })
    expect(await editSchedule(actors.manager, input)).toMatchObject({
      refusal: { kind: 'conflict', says: expect.stringContaining('The auditor edited') },
    })
    const same = await valueIn(editSchedule(actors.auditor, { ...input, version: 2 }))
    expect(same.changed).toBe(false)
  })

  it('with another rhythm begins anew', async () => {
    const id = await schedule()
    const name = `Schedule ${made}`
    await valueIn(editSchedule(actors.analyst, { ...INPUT, id, version: 1, name, rhythm: 'yearly' }))
    expect(await askDueExports(new Date())).toBe(0)
  })

  it.each([
    [{ report: 'person' }, 'report'],
    [{ report: 'people-and-permissions', parameters: '' }, 'covers'],
    [{ report: 'companies', parameters: '', covers: 'month' }, 'covers'],
    [{ report: 'companies', parameters: 'state=paid' }, 'parameters'],
    [{ rhythm: 'yearly', covers: 'month' }, 'covers'],
  ] as const)('%j is refused at its field', async (given, field) => {
    const answer = await createSchedule(actors.analyst, { ...INPUT, name: 'Refused', ...given })
    expect(answer).toMatchObject({ refusal: { kind: 'invalid', fieldErrors: { [field]: expect.any(String) } } })
  })

  it('has a name that no other has, whatever the capitals, until that one is removed', async () => {
    const id = await schedule({ name: 'Month end' })
    const again = { ...INPUT, name: 'MONTH END' }
    expect(await createSchedule(actors.analyst, again)).toMatchObject({
      refusal: { fieldErrors: { name: expect.any(String) } },
    })
    await valueIn(removeSchedule(actors.analyst, { id }))
    await valueIn(createSchedule(actors.analyst, again))
  })
})
