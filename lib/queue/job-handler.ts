import type { Timetable } from './timetable'

/** Every kind of job. The database functions that enqueue one use the same names. */
export const JOB_KINDS = [
  'attest-rows',
  'begin-re-screening',
  'close-refusal-windows',
  'close-sign-in-windows',
  'delete-finished-jobs',
  'deliver-audit-events',
  'expire-export-files',
  'export-file',
  'export-schedules',
  'folded-names',
  're-screening',
  'reserved-payments',
  'summary-tallies',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** How far a job is. `total` is null until it is known. */
export type Progress = { done: number; total: number | null }

/** What a database function needs to write in the name of a job: it refuses when the lease is lost. */
export type HeldJob = { jobId: number; lease: string }

/** A job while it runs. */
export type RunningJob = HeldJob & {
  /** The record it is about; empty for a recurring job. */
  subject: string
  /** What it was enqueued with; a recurring job has the `occurrence` of its timetable beside it. */
  payload: Record<string, unknown>
  /** Aborted when the job is cancelled, another worker has taken it over, or it made no progress for an hour. */
  signal: AbortSignal
  /**
   * Notes the progress, which is stored with the next extension of the lease, within a second. An attempt that reports
   * nothing for an hour has failed: a handler that may take longer reports.
   */
  report: (progress: Progress) => void
}

/** What a process does with the jobs of a kind, one at a time. */
export type JobHandler = {
  kind: JobKind
  /** The part of the payload that this process can work on: it leaves other jobs of the kind to other processes. */
  accepts?: Record<string, unknown>
  /** Runs a recurring job: enqueued at each instant of the timetable, once however many processes have it. */
  recurring?: { timetable: Timetable; subject?: string; payload?: Record<string, unknown> }
  /** After so many attempts, failed or lost with their process, the job fails. Null repeats it until it succeeds. */
  maxAttempts: number | null
  /** May run twice for one job: a process may be killed after its last write and before the job is finished. */
  run: (job: RunningJob) => Promise<void>
  /** Tells the record of the job that it has failed for good. */
  onFailed?: (job: RunningJob, error: string) => Promise<void>
}
