import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { enqueueDue } from '@/lib/queue/start-worker'
import { EXPORT_FILE_MESSAGES } from '@/lib/reporting/exports/files/messages'
import { asOwner, db } from '@/test/database/database'
import { cancelAllJobs, runExportFiles, runJobs } from '@/test/database/jobs'
import { addCompany } from '@/test/ledger/ledger'
import { addActors, eventsOf, valueIn } from '@/test/rules/use-cases'
import { nextDueDate } from './due-dates'
import { pauseSchedule, removeSchedule } from './end-schedule'
import { exportSchedulesJob } from './export-schedules-job'
import { SCHEDULE_MESSAGES } from './messages'
import { requestDueExports } from './request-due-exports'
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

/** A schedule that was created at an instant in the past. */
async function schedule(given: Partial<Input> = {}, since = '2026-06-20T12:00:00Z'): Promise<string> {
  made += 1
  const { id } = await valueIn(createSchedule(actors.analyst, { ...INPUT, name: `Schedule ${made}`, ...given }))
  await asOwner.query('UPDATE export_schedule SET active_since = $2 WHERE id = $1', [id, since])
  return id
}
const filesOf = (scheduleId: string) => db.exportFile.findMany({ where: { scheduleId }, orderBy: { period: 'asc' } })
const at = (text: string) => new Date(text)

afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('UPDATE export_schedule SET archived_at = now() WHERE archived_at IS NULL')
  await asOwner.query("UPDATE export_file SET state = 'cancelled' WHERE state IN ('waiting', 'making')")
})

describe('a due export', () => {
  it('is requested once for the owner, as of the end of the month in the zone of the organisation', async () => {
    const id = await schedule()
    expect(await requestDueExports(at('2026-07-01T03:59:59.999Z'))).toBe(0)
    expect(await requestDueExports(at('2026-07-01T04:00:00.000Z'))).toBe(1)
    expect(await requestDueExports(at('2026-07-01T04:00:00.000Z'))).toBe(0)
    const [file] = await filesOf(id)
    expect(file).toMatchObject({
      ...{ state: 'waiting', period: '2026-06', report: 'payments', format: 'csv', askedById: actors.analyst.id },
      parameters: 'state=paid&year=2026',
      asOf: at('2026-07-01T03:59:59.999Z'),
    })
    expect((await eventsOf(file?.id ?? '')).map(({ after }) => after)).toMatchObject([
      { schedule: `Schedule ${made}`, period: '2026-06', asOf: '2026-07-01T03:59:59.999Z' },
    ])
    await runExportFiles()
    expect((await newestFiles()).get(id)).toEqual({ id: file?.id, period: '2026-06', state: 'ready' })
  })

  it('that was missed while the server was off is requested for every month, each as of its own end', async () => {
    const id = await schedule({ covers: 'month' })
    expect(await requestDueExports(at('2026-10-15T12:00:00Z'))).toBe(4)
    expect((await filesOf(id)).map(({ parameters, asOf }) => [parameters, asOf.toISOString()])).toEqual([
      ['state=paid&from=2026-06-01&to=2026-06-30', '2026-07-01T03:59:59.999Z'],
      ['state=paid&from=2026-07-01&to=2026-07-31', '2026-08-01T03:59:59.999Z'],
      ['state=paid&from=2026-08-01&to=2026-08-31', '2026-09-01T03:59:59.999Z'],
      ['state=paid&from=2026-09-01&to=2026-09-30', '2026-10-01T03:59:59.999Z'],
    ])
  })

  it('at year end covers the year that ended', async () => {
    const id = await schedule({ rhythm: 'yearly', report: 'companies', parameters: '' }, '2024-03-01T00:00:00Z')
    expect(await requestDueExports(at('2026-01-01T05:00:00.000Z'))).toBe(2)
    expect((await filesOf(id)).map(({ period, parameters }) => [period, parameters])).toEqual([
      ['2024', 'year=2024'],
      ['2025', 'year=2025'],
    ])
  })

  it('is requested once when two instances check at the same time', async () => {
    const id = await schedule()
    const looks = Array.from({ length: 4 }, () => requestDueExports(at('2026-09-02T00:00:00Z')))
    const asked = await Promise.all(looks)
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect((await filesOf(id)).map(({ period }) => period)).toEqual(['2026-06', '2026-07', '2026-08'])
  })

  it('is not skipped by a process whose clock is behind that of the one which enqueued the day', async () => {
    await schedule({}, new Date().toISOString())
    const { dueAt } = nextDueDate('monthly', new Date(), 'America/New_York')
    await enqueueDue([exportSchedulesJob], new Map(), dueAt, 'America/New_York')
    expect(await runJobs([exportSchedulesJob])).toBe(1)
    // The clock of the database is behind as well: the export is requested once that clock reaches the day.
    const { rows } = await asOwner.query("SELECT state, error FROM job WHERE kind = 'export-schedules'")
    expect(rows).toEqual([{ state: 'waiting', error: expect.stringContaining('an export is as of now or earlier') }])
  })

  it('of an owner who may no longer export is listed as failed, with advice', async () => {
    const id = await schedule()
    await asOwner.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [actors.analyst.id])
    await requestDueExports(at('2026-07-02T00:00:00Z'))
    await asOwner.query('UPDATE person SET deactivated_at = NULL WHERE id = $1', [actors.analyst.id])
    expect(await filesOf(id)).toMatchObject([
      { state: 'failed', fault: SCHEDULE_MESSAGES.ownerMayNotExport(EXPORT_FILE_MESSAGES.mayNotExport('The analyst')) },
    ])
  })
})

describe('a schedule', () => {
  it('that is paused requests nothing, and continues from the time it is resumed', async () => {
    const id = await schedule()
    await valueIn(pauseSchedule(actors.administrator, { id, paused: true }))
    expect(await requestDueExports(at('2026-09-02T00:00:00Z'))).toBe(0)
    expect(await pauseSchedule(actors.administrator, { id, paused: true })).toMatchObject({
      refusal: { kind: 'conflict' },
    })
    await valueIn(pauseSchedule(actors.administrator, { id, paused: false }))
    expect(await requestDueExports(new Date())).toBe(0)
    expect((await eventsOf(id)).map(({ verb, actorId }) => [verb, actorId])).toEqual([
      ['export-schedule.created', actors.analyst.id],
      ['export-schedule.paused', actors.administrator.id],
      ['export-schedule.resumed', actors.administrator.id],
    ])
  })

  it('that is removed requests nothing, and its earlier files stay', async () => {
    const id = await schedule()
    await requestDueExports(at('2026-07-02T00:00:00Z'))
    await valueIn(removeSchedule(actors.analyst, { id }))
    expect(await requestDueExports(at('2026-09-02T00:00:00Z'))).toBe(0)
    expect(await filesOf(id)).toHaveLength(1)
    expect(await scheduleOf(id)).toBeNull()
    expect(await removeSchedule(actors.analyst, { id })).toMatchObject({ refusal: { kind: 'not_found' } })
  })

  it('that an administrator changes belongs to them, and its event records the change', async () => {
    const id = await schedule()
    const input = { ...INPUT, id, version: 1, name: `Schedule ${made}`, format: 'xlsx' as const }
    await valueIn(editSchedule(actors.administrator, input))
    expect(await scheduleOf(id)).toMatchObject({ ownerId: actors.administrator.id, format: 'xlsx', version: 2 })
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      before: { format: 'csv', owner: 'The analyst' },
      after: { format: 'xlsx', owner: 'The administrator' },
    })
    expect(await editSchedule(actors.administrator, input)).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringContaining('The administrator edited') },
    })
    const same = await valueIn(editSchedule(actors.administrator, { ...input, version: 2 }))
    expect(same.changed).toBe(false)
  })

  it('with a new rhythm starts again', async () => {
    const id = await schedule()
    const name = `Schedule ${made}`
    await valueIn(editSchedule(actors.analyst, { ...INPUT, id, version: 1, name, rhythm: 'yearly' }))
    expect(await requestDueExports(new Date())).toBe(0)
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

  it('has a unique name, regardless of case, until it is removed', async () => {
    const id = await schedule({ name: 'Month end' })
    const again = { ...INPUT, name: 'MONTH END' }
    expect(await createSchedule(actors.analyst, again)).toMatchObject({
      refusal: { fieldErrors: { name: expect.any(String) } },
    })
    await valueIn(removeSchedule(actors.analyst, { id }))
    await valueIn(createSchedule(actors.analyst, again))
  })
})
