import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction } from '@/lib/database/call-function'
import { db } from '@/lib/database/db'
import type { JobHandler } from '@/lib/queue/job-handler'

/**
 * Deletes the bytes of files that were stored for their time; their rows, hashes and events stay. Returns how many
 * files that were.
 */
export async function expireExportFiles(): Promise<number> {
  for (let total = 0; ; ) {
    const count = await callFunction(db, Prisma.sql`expire_export_files()`, z.int())
    if (count === 0) return total
    total += count
  }
}

export const expireExportFilesJob: JobHandler = {
  kind: 'expire-export-files',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async () => {
    await expireExportFiles()
  },
}
