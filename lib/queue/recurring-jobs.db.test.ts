import { afterEach, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { cancelAllJobs, runJobs } from '@/test/database/jobs'
import { deleteFinishedJobs } from './delete-finished-jobs'
import type { JobHandler } from './job-handler'
import { enqueueJob, enqueueOccurrence } from './jobs'
import { enqueueDue } from './start-worker'

const KIND = 'folded-names'
const nothing: JobHandler = { kind: KIND, maxAttempts: 3, run: async () => {} }
const jobs = async () => (await asOwner.query('SELECT * FROM job ORDER BY id')).rows
const enqueue = (subject: string) => enqueueJob(db, { kind: KIND, subject })

afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('DELETE FROM job')
})

describe('a recurring job', () => {
  const nightly: JobHandler = { ...nothing, recurring: { timetable: 'daily' } }
  const at = (text: string, zone = 'America/New_York') => enqueueDue([nightly], new Map(), new Date(text), zone)

  it('is enqueued once a day by many processes, even on the day when the clocks go forward', async () => {
    // 8 March 2026 has 23 hours in New York.
    for (const instant of [
      '2026-03-08T04:59:00Z',
      '2026-03-08T05:00:00Z',
      '2026-03-09T03:59:00Z',
      '2026-03-09T04:00:00Z',
    ]) {
      await Promise.all([at(instant), at(instant), at(instant)])
      await runJobs([nightly])
    }
    const occurrences = (await jobs()).map(({ occurrence }) => occurrence.toISOString())
    expect(occurrences).toEqual(['2026-03-07T05:00:00.000Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'])
  })

  it('does not pile up while no worker runs', async () => {
    for (const instant of ['2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z']) await at(instant)
    expect(await jobs()).toHaveLength(1)
    expect(await runJobs([nightly])).toBe(1)
    await at('2026-03-04T12:00:00Z')
    expect(await runJobs([nightly])).toBe(1)
  })

  it('that cannot be enqueued stops no other, and is tried again', async () => {
    const broken: JobHandler = {
      ...nightly,
      kind: 'export-schedules',
      recurring: { timetable: 'daily', payload: { count: 1n } },
    }
    const enqueued = new Map()
    await enqueueDue([broken, nightly], enqueued, new Date('2026-03-01T12:00:00Z'), 'UTC')
    expect((await jobs()).map(({ kind }) => kind)).toEqual([KIND])
    expect([...enqueued.keys()]).toEqual([KIND])
    await enqueueDue(
      [{ ...broken, recurring: { timetable: 'daily' } }],
      enqueued,
      new Date('2026-03-01T12:01:00Z'),
      'UTC',
    )
    expect((await jobs()).map(({ kind }) => kind)).toEqual([KIND, 'export-schedules'])
  })

  it('queries the database only when it is due', async () => {
    const enqueued = new Map()
    await enqueueDue([nightly], enqueued, new Date('2026-03-01T12:00:00Z'), 'UTC')
    await asOwner.query('DELETE FROM job')
    await enqueueDue([nightly], enqueued, new Date('2026-03-01T13:00:00Z'), 'UTC')
    expect(await jobs()).toEqual([])
    await enqueueDue([nightly], enqueued, new Date('2026-03-02T00:00:00Z'), 'UTC')
    expect(await jobs()).toHaveLength(1)
  })

  it('deletes jobs a week after they finished', async () => {
    await enqueue('old')
    await enqueue('new')
    expect(await runJobs([nothing])).toBe(2)
    await asOwner.query("UPDATE job SET finished_at = now() - interval '8 days' WHERE subject = 'old'")
    await enqueueOccurrence({ kind: 'delete-finished-jobs', occurrence: new Date() })
    expect(await runJobs([deleteFinishedJobs])).toBe(1)
    expect((await jobs()).map(({ subject }) => subject)).toEqual(['new', ''])
  })
})
