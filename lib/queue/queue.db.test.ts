import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { asApplication, asOwner, db, testDatabaseUrls } from '@/test/database/database'
import { cancelAllJobs, claimAndDie, runJobs } from '@/test/database/jobs'
import { refusalOf } from '@/test/ledger/ledger-arrangement'
import type { JobHandler, RunningJob } from './job-handler'
import { cancelJobs, claimJob, enqueueJob, extendLease, finishJob } from './jobs'
import { runJob } from './run-job'

const KIND = 'folded-names'
const handlerOf = (run: JobHandler['run'], given: Partial<JobHandler> = {}): JobHandler => ({
  kind: KIND,
  maxAttempts: 3,
  run,
  ...given,
})
const nothing = handlerOf(async () => {})
const jobs = async () => (await asOwner.query('SELECT * FROM job ORDER BY id')).rows
const enqueue = (subject = '', payload = {}) => enqueueJob(db, { kind: KIND, subject, payload })
const _letRetriesBeDue = () => asOwner.query("UPDATE job SET run_after = now() WHERE state = 'waiting'")

afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('DELETE FROM job')
})

describe('enqueuing', () => {
  it('is part of the transaction of a change: one that rolls back never runs', async () => {
    const rolledBack = db.$transaction(async (transaction) => {
      await enqueueJob(transaction, { kind: KIND })
      throw new Error('refused')
    })
    await expect(rolledBack).rejects.toThrow('refused')
    expect(await runJobs([nothing])).toBe(0)
    await db.$transaction(async (transaction) => {
      await enqueueJob(transaction, { kind: KIND })
      expect(await runJobs([nothing])).toBe(0)
    })
    expect(await runJobs([nothing])).toBe(1)
  })

  it('enqueues once what has not started yet, and again what is running', async () => {
    await enqueue('a')
    await enqueue('a', { newer: true })
    await enqueue('b')
    expect((await jobs()).map(({ subject, payload }) => [subject, payload])).toEqual([
      ['a', { newer: true }],
      ['b', {}],
    ])
    await claimAndDie(nothing)
    await enqueue('a')
    expect(await jobs()).toHaveLength(3)
  })

  it('has a job that waits start only after a change that enqueued it again has committed', async () => {
    await enqueue()
    await db.$transaction(async (transaction) => {
      await enqueueJob(transaction, { kind: KIND })
      expect(await runJobs([nothing])).toBe(0)
    })
    expect(await runJobs([nothing])).toBe(1)
  })
})

describe('workers', () => {
  it('race for jobs, and each job runs once', async () => {
    const ran: string[] = []
    const handler = handlerOf(async ({ subject }) => {
      ran.push(subject)
      await pause(5)
    })
    const subjects = Array.from({ length: 40 }, (_, index) => `job ${index + 10}`)
    for (const subject of subjects) await enqueue(subject)
    const claimed = await Promise.all([runJobs([handler]), runJobs([handler]), runJobs([handler])])
    expect(claimed.reduce((sum, count) => sum + count, 0)).toBe(40)
    expect(ran.toSorted()).toEqual(subjects)
  })

  it('take what was enqueued first, and only what they accept', async () => {
    await enqueue('first', { list: 'old' })
    await enqueue('second', { list: 'new' })
    await enqueue('third', { list: 'old' })
    const ran: string[] = []
    const note = async ({ subject }: RunningJob) => {
      ran.push(subject)
    }
    expect(await runJobs([handlerOf(note, { accepts: { list: 'new' } })])).toBe(1)
    expect(await runJobs([handlerOf(note)])).toBe(2)
    expect(ran).toEqual(['second', 'first', 'third'])
  })

  it('take over the job of a killed one once its lease has run out, not before', async () => {
    await enqueue()
    const client = new pg.Client({ connectionString: testDatabaseUrls.application })
    await client.connect()
    const given = { accepted: [{ kind: KIND }], leaseSeconds: 1 }
    const { rows } = await client.query('SELECT claim_job($1) AS job', [given])
    await client.end()
    expect(await runJobs([nothing])).toBe(0)
    await expect.poll(() => runJobs([nothing]), { timeout: 5000, interval: 100 }).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', attempts: 2 })
    const dead = { jobId: rows[0].job.id, lease: rows[0].job.lease }
    expect(await extendLease(dead, null)).toBe(false)
    expect(await finishJob(dead, 'failed', 'late')).toBe(false)
  })

  it('keep a job that runs longer than its lease', async () => {
    await enqueue()
    const claimed = await claimJob([{ kind: KIND }], 2)
    const running = runJob(
      handlerOf(() => pause(3000)),
      claimed!,
      { leaseSeconds: 2 },
    )
    await pause(2500)
    expect(await runJobs([nothing])).toBe(0)
    await running
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', attempts: 1 })
  })
})

describe('a job that runs', () => {
  it('is cancelled: its signal is aborted within two seconds, and it stays cancelled', async () => {
    await enqueue('a')
    let isAborted = false
    const handler = handlerOf(async ({ signal }) => {
      while (!signal.aborted) await pause(20)
      isAborted = true
      throw new Error('stopped')
    })
    const running = runJobs([handler])
    await expect.poll(async () => (await jobs())[0].state).toBe('running')
    expect(await cancelJobs(KIND, 'a')).toBe(1)
    await running
    expect(isAborted).toBe(true)
    expect((await jobs())[0]).toMatchObject({ state: 'cancelled', error: '' })
    expect(await cancelJobs(KIND, 'a')).toBe(0)
  })

  it('stores its progress', async () => {
    await enqueue()
    const progress = async () => (await jobs())[0].progress
    const handler = handlerOf(async ({ report }) => {
      report({ done: 3, total: 7 })
      await expect.poll(progress, { timeout: 4000 }).toEqual({ done: 3, total: 7 })
    })
    expect(await runJobs([handler])).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', progress: { done: 3, total: 7 } })
  })
})

describe('the role of the application', () => {
  it.each([
    "INSERT INTO job (kind, run_after, enqueued_at) VALUES ('x', now(), now())",
    "UPDATE job SET state = 'waiting'",
    'DELETE FROM job',
    'TRUNCATE job',
    'DROP TABLE job',
    'CREATE TABLE public.another_job ()',
  ])('may not %s', async (statement) => {
    expect(await refusalOf(asApplication.query(statement))).toBe('42501')
  })

  it('extends and ends no job without its lease', async () => {
    await enqueue()
    const job = await claimAndDie(nothing)
    const forged = { jobId: job!.jobId, lease: '00000000-0000-4000-8000-000000000000' }
    expect(await extendLease(forged, null)).toBe(false)
    expect(await finishJob(forged, 'succeeded')).toBe(false)
    expect((await jobs())[0]).toMatchObject({ state: 'running' })
  })
})
