import 'server-only'
import { db } from '@/lib/database/db'
import { isRecordId } from '@/lib/kernel/record-id'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import type { Covers, Rhythm } from './due-dates'

const WITH_OWNER = { owner: { select: { id: true, name: true, deactivatedAt: true } } } as const

const readSchedules = (where: { id?: string; pausedAt?: null }) =>
  db.exportSchedule.findMany({ where: { ...where, archivedAt: null }, include: WITH_OWNER, orderBy: { name: 'asc' } })

/** A schedule with its closed words as TypeScript knows them: the database holds no others. */
const typed = (row: Awaited<ReturnType<typeof readSchedules>>[number]) => ({
  ...row,
  format: row.format as FileKind,
  rhythm: row.rhythm as Rhythm,
  covers: row.covers as Covers,
})

export type Schedule = ReturnType<typeof typed>

/** Every schedule that was not removed, by name. */
export const schedules = async (): Promise<Schedule[]> => (await readSchedules({})).map(typed)

/** Those that are not paused. */
export const activeSchedules = async (): Promise<Schedule[]> => (await readSchedules({ pausedAt: null })).map(typed)

/** One schedule; null when there is none, or it was removed. */
export async function scheduleOf(id: string): Promise<Schedule | null> {
  if (!isRecordId(id)) return null
  const [row] = await readSchedules({ id })
  return row ? typed(row) : null
}

/** The newest file of each schedule, by its id. */
export async function newestFiles(): Promise<Map<string, { id: string; period: string; state: string }>> {
  const rows = await db.$queryRaw<{ scheduleId: string; id: string; period: string; state: string }[]>`
    SELECT DISTINCT ON (schedule_id) schedule_id AS "scheduleId", id, period, state
    FROM export_file WHERE schedule_id IS NOT NULL
    ORDER BY schedule_id, period DESC`
  return new Map(rows.map(({ scheduleId, ...file }) => [scheduleId, file]))
}
