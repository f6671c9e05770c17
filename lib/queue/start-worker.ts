import 'server-only'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'
import type { JobHandler, JobKind } from './job-handler'
import { claimJob, enqueueOccurrence } from './jobs'
import { runJob } from './run-job'
import { latestOccurrence } from './timetable'

const FIRST_LOOK_MILLISECONDS = 5_000
/** Jobs that another instance enqueued, or left when it was killed, are found within this time. */
const POLL_MILLISECONDS = 5_000

// On globalThis: a built application has more than one copy of a module, and the copy of a page that enqueues a job may
// not be the one that started the worker.
const shared = globalThis as typeof globalThis & { headroomWorker?: { nudge: () => void } }

/**
 * Starts the worker of this process, once. It claims the jobs of its handlers, one at a time per kind, and enqueues the
 * recurring ones when they are due. Workers of several processes share the jobs. It does nothing before the
 * organisation is set up.
 */
export function startWorker(handlers: readonly JobHandler[]): void {
  if (shared.headroomWorker) return
  const running = new Set<JobKind>()
  const enqueued = new Map<JobKind, number>()
  const claimAll = async () => {
    const organisation = await db.organisation.findFirst({ select: { timeZone: true } })
    if (!organisation) return
    await enqueueDue(handlers, enqueued, new Date(), organisation.timeZone)
    while (await claimOne(handlers, running, nudge));
  }
  const nudge = oneAtATime(() =>
    claimAll().catch((error) => log.error({ err: error }, 'the worker could not claim a job and tries again later')),
  )
  setTimeout(nudge, FIRST_LOOK_MILLISECONDS).unref()
  setInterval(nudge, POLL_MILLISECONDS).unref()
  shared.headroomWorker = { nudge }
}

/** Has the worker of this process claim new jobs immediately; without a worker here, another process finds them. */
export const nudgeWorker = (): void => shared.headroomWorker?.nudge()

/**
 * Enqueues the newest occurrence of each timetable that this process has not enqueued yet. The error of one stops no
 * other, nor the jobs that wait: it is logged, and that one is tried again.
 */
export async function enqueueDue(
  handlers: readonly JobHandler[],
  enqueued: Map<JobKind, number>,
  now: Date,
  timeZone: string,
): Promise<void> {
  const failed: { kind: JobKind; error: unknown }[] = []
  for (const { kind, recurring } of handlers) {
    if (!recurring) continue
    try {
      const { timetable, subject, payload } = recurring
      const occurrence = latestOccurrence(timetable, now, timeZone)
      if (enqueued.get(kind) === occurrence.getTime()) continue
      await enqueueOccurrence({ kind, subject, payload: { ...payload, occurrence }, occurrence })
      enqueued.set(kind, occurrence.getTime())
    } catch (error) {
      failed.push({ kind, error })
    }
  }
  if (failed.length === 0) return
  const kinds = failed.map(({ kind }) => kind).join(', ')
  log.error({ err: failed[0]?.error, kinds }, 'recurring jobs were not enqueued and are tried again later')
}

/** Claims one job of a kind that is not running here and starts it. False when there is none. */
async function claimOne(
  handlers: readonly JobHandler[],
  running: Set<JobKind>,
  onFinished: () => void,
): Promise<boolean> {
  const free = handlers.filter(({ kind }) => !running.has(kind))
  if (free.length === 0) return false
  const claimed = await claimJob(free.map(({ kind, accepts }) => ({ kind, payload: accepts })))
  const handler = free.find(({ kind }) => kind === claimed?.kind)
  if (!claimed || !handler) return false
  running.add(handler.kind)
  void runJob(handler, claimed)
    .catch((error) => log.error({ err: error, kind: handler.kind }, 'a job broke off and is claimed again later'))
    .finally(() => {
      running.delete(handler.kind)
      onFinished()
    })
  return true
}

/** Runs an asynchronous task, and again if it was requested while it ran; never two runs at the same time. */
function oneAtATime(task: () => Promise<void>): () => void {
  let isRunning = false
  let isRequested = false
  const run = async () => {
    isRequested = true
    if (isRunning) return
    isRunning = true
    while (isRequested) {
      isRequested = false
      await task()
    }
    isRunning = false
  }
  return () => void run()
}
