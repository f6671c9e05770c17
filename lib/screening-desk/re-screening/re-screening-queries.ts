import 'server-only'
import { db } from '@/lib/database/db'

const MOST_RUNS = 20

const RUN = {
  id: true,
  begunAt: true,
  begunBy: { select: { id: true, name: true } },
  placesVersion: true,
  rulesVersion: true,
  total: true,
  done: true,
  clearCount: true,
  reviewCount: true,
  blockedCount: true,
  hitCount: true,
  finishedAt: true,
  superseded: true,
} as const

/** The newest runs over everything stored, the one under way first. */
export const reScreeningRuns = () =>
  db.reScreening.findMany({ select: RUN, orderBy: { begunAt: 'desc' }, take: MOST_RUNS })

export type ReScreeningRun = Awaited<ReturnType<typeof reScreeningRuns>>[number]

/** How far a run is, for the page that watches it. */
export type RunStatus = { done: number; total: number; hits: number; finished: boolean }

/** How far the run is; null for one there is not. */
export async function reScreeningStatus(id: string): Promise<RunStatus | null> {
  const run = await db.reScreening.findUnique({ where: { id }, select: RUN })
  if (!run) return null
  return { done: run.done, total: run.total, hits: run.hitCount, finished: run.finishedAt !== null }
}
