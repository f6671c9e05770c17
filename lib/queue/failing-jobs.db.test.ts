import { afterEach, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { runJobs } from '@/test/database/jobs'
import { failingJobs, lastSucceededAt } from './failing-jobs'
import type { JobHandler, JobKind } from './job-handler'
import { claimJob, enqueueJob } from './jobs'

const handlerOf = (kind: JobKind, run: JobHandler['run'], maxAttempts = 3): JobHandler => ({ kind, maxAttempts, run })
const fail = () => Promise.reject(new Error('relation "payment" does not exist'))
const listed = async () => (await failingJobs()).map(({ kind, state, attempts }) => [kind, state, attempts])

afterEach(() => asOwner.query('DELETE FROM job'))

it('lists jobs that failed for good and jobs that are tried again, newest first, until they succeed', async () => {
  for (const kind of ['export-file', 'folded-names', 're-screening', 'summary-tallies'] as const)
    await enqueueJob(db, { kind })
  expect(await runJobs([handlerOf('export-file', fail, 1), handlerOf('folded-names', fail)])).toBe(2)
  expect(await runJobs([handlerOf('re-screening', async () => {})])).toBe(1)
  const retrying = ['folded-names', 'retrying', 1]
  const failed = ['export-file', 'failed', 1]
  expect(await listed()).toEqual([retrying, failed])
  await asOwner.query("UPDATE job SET run_after = now() WHERE kind = 'folded-names'")
  await claimJob([{ kind: 'folded-names' }])
  expect(await listed()).toEqual([['folded-names', 'retrying', 2], failed])
  await asOwner.query("UPDATE job SET leased_until = now() - interval '1 second' WHERE kind = 'folded-names'")
  await runJobs([handlerOf('folded-names', async () => {})])
  expect(await listed()).toEqual([failed])
})

it('lists jobs that no worker has started or taken over for ten minutes', async () => {
  await enqueueJob(db, { kind: 'export-file' })
  await enqueueJob(db, { kind: 're-screening' })
  await claimJob([{ kind: 're-screening' }])
  expect(await listed()).toEqual([])
  await asOwner.query(`UPDATE job SET run_after = now() - interval '11 minutes',
    leased_until = CASE WHEN state = 'running' THEN now() - interval '11 minutes' END`)
  expect(await listed()).toEqual([
    ['re-screening', 'overdue', 1],
    ['export-file', 'overdue', 0],
  ])
})

it('knows when a job last succeeded', async () => {
  expect(await lastSucceededAt()).toBeNull()
  await enqueueJob(db, { kind: 'export-file' })
  await runJobs([handlerOf('export-file', fail, 1)])
  expect(await lastSucceededAt()).toBeNull()
  await enqueueJob(db, { kind: 'export-file' })
  await runJobs([handlerOf('export-file', async () => {})])
  expect(await lastSucceededAt()).toBeInstanceOf(Date)
})
