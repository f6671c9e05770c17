import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { keysetOf, type ListOrder, type ListPage } from '@/lib/database/keyset'
import { cursorParam, idParam, withCursorsOf } from '@/lib/kernel/list-fields'
import { isRecordId } from '@/lib/kernel/record-id'

export type FileState = 'waiting' | 'making' | 'ready' | 'failed' | 'cancelled' | 'removed' | 'expired'

/** What the download list understands in its address. */
export const exportFileListParams = withCursorsOf(
  z.object({ schedule: idParam, after: cursorParam, before: cursorParam }),
  () => 'timestamptz',
)
export type ExportFileListParams = z.output<typeof exportFileListParams>

/** A file as the list shows it. */
export type ListedFile = {
  id: string
  report: string
  parameters: string
  format: string
  asOf: Date
  askedAt: Date
  askedById: string
  askedBy: string
  scheduleId: string | null
  schedule: string | null
  period: string | null
  state: FileState
  fault: string
  filename: string
  rowCount: number | null
  rowsDone: number
  size: number
  sha256: string | null
  finishedAt: Date | null
  keptUntil: Date | null
}

/** While a file is generated its progress is that of its job. */
const PROGRESS = Prisma.sql`coalesce(f.row_count::float8, (j.progress->>'total')::float8) AS "rowCount",
  coalesce((j.progress->>'done')::float8, f.rows_done::float8) AS "rowsDone", f.size::float8 AS size`
const JOB = Prisma.sql`LEFT JOIN job j
  ON j.kind = 'export-file' AND j.subject = f.id::text AND j.state = 'running' AND f.state = 'making'`
const COLUMNS = Prisma.sql`f.id, f.report, f.parameters, f.format, f.as_of AS "asOf", f.asked_at AS "askedAt",
  f.asked_by_id AS "askedById", p.name AS "askedBy", f.schedule_id AS "scheduleId", s.name AS schedule, f.period,
  f.state, f.fault, f.filename, ${PROGRESS}, f.sha256, f.finished_at AS "finishedAt", f.kept_until AS "keptUntil"`
const SOURCE = Prisma.sql`export_file f JOIN person p ON p.id = f.asked_by_id
  LEFT JOIN export_schedule s ON s.id = f.schedule_id ${JOB}`
const UNFINISHED = Prisma.sql`f.state IN ('waiting', 'making')`

const NEWEST_FIRST: ListOrder = {
  by: Prisma.sql`f.asked_at`,
  id: Prisma.sql`f.id`,
  type: 'timestamptz',
  direction: 'descending',
}
const MOST_UNFINISHED = 50

/** What waits or is being made, in the order it is made. */
export const unfinishedFiles = () => db.$queryRaw<ListedFile[]>`
  SELECT ${COLUMNS} FROM ${SOURCE} WHERE ${UNFINISHED} ORDER BY f.asked_at, f.id LIMIT ${MOST_UNFINISHED}`

/** One page of what is finished in one way or another, the newest first. */
export async function listExportFiles(params: ExportFileListParams): Promise<ListPage<ListedFile & { place: string }>> {
  const { where, orderAndLimit, toPage } = keysetOf(NEWEST_FIRST, params)
  return toPage(
    await db.$queryRaw<(ListedFile & { place: string })[]>`
    SELECT ${COLUMNS}, f.asked_at::text AS place FROM ${SOURCE}
    WHERE NOT ${UNFINISHED} AND ${ofSchedule(params)} AND ${where} ${orderAndLimit}`,
  )
}

/** How many files that are finished in one way or another the list has. */
export async function countExportFiles(params: ExportFileListParams): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::float8 AS count FROM export_file f WHERE NOT ${UNFINISHED} AND ${ofSchedule(params)}`
  return rows[0]?.count ?? 0
}

const ofSchedule = ({ schedule }: ExportFileListParams): Prisma.Sql =>
  schedule ? Prisma.sql`f.schedule_id = ${schedule}::uuid` : Prisma.sql`TRUE`

/** One file; null when there is none. */
export async function exportFileOf(id: string): Promise<ListedFile | null> {
  if (!isRecordId(id)) return null
  const [file] = await db.$queryRaw<ListedFile[]>`SELECT ${COLUMNS} FROM ${SOURCE} WHERE f.id = ${id}::uuid`
  return file ?? null
}

/** How far a file is, for the page that watches it. */
export type FileStatus = Pick<ListedFile, 'id' | 'state' | 'rowsDone' | 'rowCount' | 'size'>

/** How far some files are. */
export const exportFileStatus = (ids: readonly string[]) => db.$queryRaw<FileStatus[]>`
  SELECT f.id, f.state, ${PROGRESS} FROM export_file f ${JOB} WHERE f.id = ANY(${ids}::uuid[])`
