import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { asOwner, db } from '@/test/database/database'
import { cancelAllJobs, claimAndDie, letLeasesRunOut, runJobs } from '@/test/database/jobs'
import type { JobHandler } from './job-handler'
import { enqueueJob } from './jobs'
import { secondsBeforeRetry } from './run-job'

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
const letRetriesBeDue = () => asOwner.query("UPDATE job SET run_after = now() WHERE state = 'waiting'")

afterEach(async () => {
  await cancelAllJobs()
  await asOwner.query('DELETE FROM job')
})

describe('a job that fails', () => {
  const failing = (onFailed?: JobHandler['onFailed']) =>
    handlerOf(async () => Promise.reject(new Error('no luck')), { onFailed })

  it('is tried again, each time later, and fails after its last attempt', async () => {
    await enqueue()
    const errors: string[] = []
    const handler = failing(async (_job, error) => {
      errors.push(error)
    })
    expect(await runJobs([handler])).toBe(1)
    const [first] = await jobs()
    expect(first).toMatchObject({ state: 'waiting', attempts: 1, error: 'no luck', lease: null })
    expect(first.run_after.getTime() - Date.now()).toBeGreaterThan(3000)
    await letRetriesBeDue()
    expect(await runJobs([handler])).toBe(1)
    await letRetriesBeDue()
    expect(await runJobs([handler])).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'failed', attempts: 3, error: 'no luck' })
    expect(errors).toEqual(['no luck'])
    await letRetriesBeDue()
    expect(await runJobs([handler])).toBe(0)
  })

  it('waits twice as long each time, five minutes at most', () => {
    expect([1, 2, 3, 6, 7, 50].map((attempt) => secondsBeforeRetry(attempt))).toEqual([5, 10, 20, 160, 300, 300])
  })

  it('fails too when its worker was killed at every attempt', async () => {
    await enqueue()
    const errors: string[] = []
    const handler = handlerOf(async () => {}, {
      onFailed: async (_job, error) => {
        errors.push(error)
      },
    })
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await claimAndDie(handler)).not.toBeNull()
      await letLeasesRunOut()
    }
    expect(await runJobs([handler])).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'failed' })
    expect(errors).toHaveLength(1)
  })

  it('is repeated until it succeeds where its kind has no last attempt', async () => {
    await enqueue()
    await asOwner.query('UPDATE job SET attempts = 50')
    expect(await runJobs([handlerOf(async () => {}, { maxAttempts: null })])).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', attempts: 51 })
  })

  it('is one whose handler hangs: its signal is aborted, and its kind is free again', async () => {
    await enqueue()
    let isAborted = false
    const handler = handlerOf(({ signal }) => {
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          isAborted = true
          resolve()
        })
      })
    })
    expect(await runJobs([handler], { stalledSeconds: 1 })).toBe(1)
    expect(isAborted).toBe(true)
    expect((await jobs())[0]).toMatchObject({ state: 'waiting', error: 'It made no progress for 1 seconds' })
    await letRetriesBeDue()
    expect(await runJobs([nothing])).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', attempts: 2 })
  })

  it('is not one that reports its progress, however long it takes', async () => {
    await enqueue()
    const handler = handlerOf(async ({ report }) => {
      for (let done = 0; done < 8; done += 1) {
        report({ done, total: 8 })
        await pause(500)
      }
    })
    expect(await runJobs([handler], { stalledSeconds: 2 })).toBe(1)
    expect((await jobs())[0]).toMatchObject({ state: 'succeeded', attempts: 1 })
  })
})
