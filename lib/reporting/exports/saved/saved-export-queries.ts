import 'server-only'
import { db } from '@/lib/database/db'
import type { FileKind } from '@/lib/report-definition/file-kinds'

/** Everybody's saved settings by name. */
export async function savedExports() {
  const rows = await db.savedExport.findMany({
    where: { archivedAt: null },
    include: { savedBy: { select: { name: true } } },
    orderBy: { name: 'asc' },
  })
  return rows.map((row) => ({ ...row, format: row.format as FileKind }))
}

export type SavedExport = Awaited<ReturnType<typeof savedExports>>[number]
