import 'server-only'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { withOrigin } from '@/lib/database/origin'
import type { JobHandler, Progress, RunningJob } from './job-handler'
import { type ClaimedJob, extendLease, finishJob, LEASE_SECONDS, retryJob } from './jobs'

const HEARTBEAT_MILLISECONDS = 1000
const FIRST_RETRY_SECONDS = 5
const LONGEST_RETRY_SECONDS = 300
/** A handler that neither ends nor reports progress for so long hangs, for instance on a half-open connection. */
const STALLED_SECONDS = 3600
const LOST = 'Its worker was lost at every attempt'

/** Tests wait less. */
export type RunOptions = { firstRetrySeconds?: number; leaseSeconds?: number; stalledSeconds?: number }

/**
 * Runs a claimed job to its end: extends its lease every second, and afterwards ends it, or has it wait for its next
 * attempt, each time twice as long. A job that is lost meanwhile is left alone. One that hangs has failed: its kind is
 * free again, and a late write that names its lease is refused. Throws only when the database is away: then the lease
 * runs out, and another worker claims the job.
 */
export async function runJob(handler: JobHandler, claimed: ClaimedJob, options: RunOptions = {}): Promise<void> {
  const { maxAttempts } = handler
  const { job, isLost, stalled, stop } = hold(claimed, options)
  const attempt = async () => {
    if (maxAttempts !== null && claimed.attempt > maxAttempts) return failForGood(handler, job, LOST)
    await withOrigin({ job: handler.kind }, () => handler.run(job))
    // A handler may return because its signal is aborted: it has not done its work then.
    if (!job.signal.aborted) await finishJob(job, 'succeeded')
  }
  try {
    await Promise.race([attempt(), stalled])
  } catch (error) {
    if (isLost()) return
    if (isDatabaseAway(error)) throw error
    log.error({ err: error, job: claimed.jobId, kind: claimed.kind, attempt: claimed.attempt }, 'a job failed')
    const message = error instanceof Error ? error.message : String(error)
    if (maxAttempts !== null && claimed.attempt >= maxAttempts) await failForGood(handler, job, message)
    else await retryJob(job, message, secondsBeforeRetry(claimed.attempt, options.firstRetrySeconds))
  } finally {
    stop()
  }
}

async function failForGood(handler: JobHandler, job: RunningJob, error: string): Promise<void> {
  log.error({ job: job.jobId, kind: handler.kind, subject: job.subject, reason: error }, 'a job failed for good')
  await withOrigin({ job: handler.kind }, async () => handler.onFailed?.(job, error))
  await finishJob(job, 'failed', error)
}

/** Seconds between an attempt, counted from 1, and the next: 5, 10, 20, at most five minutes. */
export const secondsBeforeRetry = (attempt: number, firstSeconds = FIRST_RETRY_SECONDS): number =>
  Math.min(LONGEST_RETRY_SECONDS, firstSeconds * 2 ** Math.min(attempt - 1, 20))

/**
 * Extends the lease of a job until `stop` is called, and aborts its signal when the job is lost. `stalled` rejects, and
 * aborts the signal too, once the handler has reported nothing for too long.
 */
function hold(claimed: ClaimedJob, { leaseSeconds = LEASE_SECONDS, stalledSeconds = STALLED_SECONDS }: RunOptions) {
  const { jobId, lease, subject, payload } = claimed
  const aborted = new AbortController()
  let rejectStalled: (error: Error) => void = () => {}
  const stalled = new Promise<never>((_, reject) => {
    rejectStalled = reject
  })
  let isLost = false
  let progress: Progress | null = null
  let reportedAt = performance.now()
  const beat = async () => {
    if (await extendLease({ jobId, lease }, progress, leaseSeconds)) return
    isLost = true
    aborted.abort()
  }
  const timer = setInterval(() => {
    if (performance.now() - reportedAt > stalledSeconds * 1000) {
      rejectStalled(new Error(`It made no progress for ${stalledSeconds} seconds`))
      aborted.abort()
    }
    // A beat that the database did not answer is one beat less: the lease lasts for thirty.
    beat().catch((error) => log.warn({ err: error, job: jobId }, 'the lease of a job could not be extended'))
  }, HEARTBEAT_MILLISECONDS)
  const report = (now: Progress) => {
    progress = { ...now }
    reportedAt = performance.now()
  }
  const job: RunningJob = { jobId, lease, subject, payload, signal: aborted.signal, report }
  return { job, isLost: () => isLost, stalled, stop: () => clearInterval(timer) }
}
