import type { JobHandler, RunningJob } from '@/lib/queue/job-handler'
import { claimJob } from '@/lib/queue/jobs'
import { type RunOptions, runJob } from '@/lib/queue/run-job'
import { exportFileJob } from '@/lib/reporting/exports/files/export-file-job'
import { asOwner } from './database'

// What tests of background work share: a worker that runs what is due and then ends, and one that is killed.

/** Runs every job of these handlers that is due, one after the other; returns how many that were. */
export async function runJobs(handlers: readonly JobHandler[], options?: RunOptions): Promise<number> {
  for (let count = 0; ; count += 1) {
    const claimed = await claimJob(handlers.map(({ kind, accepts }) => ({ kind, payload: accepts })))
    if (!claimed) return count
    const handler = handlers.find(({ kind }) => kind === claimed.kind)
    if (!handler) throw new Error(`${claimed.kind} was not accepted`)
    await runJob(handler, claimed, options)
  }
}

/** Generates the files that wait on the download list; returns how many it claimed. */
export const runExportFiles = (): Promise<number> => runJobs([exportFileJob])

/** Claims a job as a worker that will be killed: it extends its lease no more. Null when none is due. */
export async function claimAndDie(handler: JobHandler, signal?: AbortSignal): Promise<RunningJob | null> {
  const claimed = await claimJob([{ kind: handler.kind, payload: handler.accepts }])
  return claimed && { ...claimed, signal: signal ?? new AbortController().signal, report: () => {} }
}

/** The workers that hold a job were killed half a minute ago. */
export const letLeasesRunOut = () =>
  asOwner.query("UPDATE job SET leased_until = now() - interval '1 second' WHERE state = 'running'")

/** Nothing of one test waits in the next. */
export const cancelAllJobs = () =>
  asOwner.query(
    `UPDATE job SET state = 'cancelled', lease = NULL, leased_until = NULL, finished_at = now()
      WHERE state IN ('waiting', 'running')`,
  )
