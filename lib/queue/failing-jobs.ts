import 'server-only'
import { db } from '@/lib/database/db'
import type { JobKind } from './job-handler'

/** At most so many are listed. */
export const MOST_FAILING_JOBS = 100

/**
 * `failed`: there is no further attempt. `retrying`: an attempt failed, and another one waits or runs. `overdue`: no
 * worker has started it, or taken it over, for ten minutes.
 */
export type FailingState = 'failed' | 'retrying' | 'overdue'

/** A job that has not done its work. `at` is when it failed, or when its next attempt is or was due. */
export type FailingJob = { id: number; kind: JobKind; state: FailingState; attempts: number; at: Date }

/** The jobs that have not done their work, newest first. Failed ones are stored for a week. */
export const failingJobs = (): Promise<FailingJob[]> => db.$queryRaw`
  SELECT id::int, kind, attempts, coalesce(finished_at, run_after) AS at,
    CASE WHEN state = 'failed' THEN 'failed' WHEN is_overdue THEN 'overdue' ELSE 'retrying' END AS state
  FROM job, LATERAL (SELECT state IN ('waiting', 'running')
    AND coalesce(leased_until, run_after) < clock_timestamp() - interval '10 minutes' AS is_overdue) AS overdue
  WHERE state = 'failed' OR is_overdue OR (state IN ('waiting', 'running') AND error <> '')
  ORDER BY id DESC LIMIT ${MOST_FAILING_JOBS}`

/** When a job last succeeded; null where none has in the last week. */
export async function lastSucceededAt(): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT max(finished_at) AS at FROM job WHERE state = 'succeeded' AND finished_at IS NOT NULL`
  return row?.at ?? null
}
