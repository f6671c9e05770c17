import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, callProcedure, jsonb } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'
import { type HeldJob, JOB_KINDS, type JobKind, type Progress } from './job-handler'

/** A worker that has not extended its lease for so long loses the job to the next one. */
export const LEASE_SECONDS = 30

const claimedJob = z.object({
  id: z.int(),
  lease: z.guid(),
  kind: z.enum(JOB_KINDS),
  subject: z.string(),
  payload: z.record(z.string(), z.unknown()),
  attempt: z.int(),
})

/** A job that a worker has leased. */
export type ClaimedJob = HeldJob & Omit<z.output<typeof claimedJob>, 'id'>

export type NewJob = { kind: JobKind; subject?: string; payload?: Record<string, unknown> }

/**
 * Enqueues a job in the transaction of a change: it runs once that has committed, and never when it rolls back. One of
 * the same kind and subject that has not started yet is not enqueued twice.
 */
export async function enqueueJob(transaction: Transaction, job: NewJob): Promise<void> {
  await callProcedure(transaction, Prisma.sql`enqueue_job(${jsonb(job)})`)
}

/** Enqueues the job of one instant of a timetable; nothing where another process has done so. */
export async function enqueueOccurrence(job: NewJob & { occurrence: Date }): Promise<void> {
  await callProcedure(db, Prisma.sql`enqueue_occurrence(${jsonb(job)})`)
}

/** Leases the oldest job that is due among the accepted ones; null when there is none. */
export async function claimJob(
  accepted: readonly { kind: JobKind; payload?: Record<string, unknown> }[],
  leaseSeconds = LEASE_SECONDS,
): Promise<ClaimedJob | null> {
  const given = jsonb({ accepted, leaseSeconds })
  const claimed = await callFunction(db, Prisma.sql`claim_job(${given})`, claimedJob.nullable())
  if (!claimed) return null
  const { id, ...job } = claimed
  return { ...job, jobId: id }
}

/** Extends a lease and stores the progress; false when the job was cancelled or taken over. */
export function extendLease(job: HeldJob, progress: Progress | null, leaseSeconds = LEASE_SECONDS): Promise<boolean> {
  const given = jsonb({ ...held(job), leaseSeconds, ...(progress && { progress }) })
  return callFunction(db, Prisma.sql`extend_lease(${given})`, z.boolean())
}

/** Ends a job; false when it was cancelled or taken over. */
export const finishJob = (job: HeldJob, state: 'succeeded' | 'failed', error = ''): Promise<boolean> =>
  callFunction(db, Prisma.sql`finish_job(${jsonb({ ...held(job), state, error })})`, z.boolean())

/** Has a job wait for its next attempt; false when it was cancelled or taken over. */
export const retryJob = (job: HeldJob, error: string, afterSeconds: number): Promise<boolean> =>
  callFunction(db, Prisma.sql`retry_job(${jsonb({ ...held(job), error, afterSeconds })})`, z.boolean())

/** Cancels what waits or runs of a kind about a subject; returns how many jobs that were. */
export const cancelJobs = (kind: JobKind, subject: string): Promise<number> =>
  callFunction(db, Prisma.sql`cancel_jobs(${kind}, ${subject})`, z.int())

const held = ({ jobId, lease }: HeldJob): HeldJob => ({ jobId, lease })
