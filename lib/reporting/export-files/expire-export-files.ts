import 'server-only'
import { db } from '@/lib/database/db'

/**
 * Lets go of the bytes of files that were kept for their time; their rows, hashes and events stay. Answers how many.
 */
export async function expireExportFiles(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT expire_export_files() AS count`
  return row?.count ?? 0
}
