import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/lib/database/db'

/** Longer than any transaction of the application may take (lib/audit/events/audited.ts). */
const LONGEST_WAIT_MILLISECONDS = 20_000
/** What a connection is called while it adds up the tallies of the yearly summary, which may take long. */
export const ADDING_UP = 'headroom tallies'
/**
 * Names of connections whose transactions may be long and write nothing that a report shows: exports, and the tallies
 * of the yearly summary.
 */
const WRITES_NO_ENTRY = ['headroom export', ADDING_UP]
/** A transaction shows itself a moment after the instant it begins with. */
const PAUSE_MILLISECONDS = 10

/**
 * Waits until no transaction is under way that began at the instant or before, so that nothing can be written any more
 * that would carry it or an earlier one. What is read as of a settled instant is the same for ever. Answers false when
 * it took too long.
 */
export async function settle(instant: Date): Promise<boolean> {
  const giveUpAt = performance.now() + LONGEST_WAIT_MILLISECONDS
  let quiet = 0
  while (performance.now() < giveUpAt) {
    await pause(PAUSE_MILLISECONDS)
    const rows = await db.$queryRaw<{ under_way: boolean }[]>`
      SELECT clock_timestamp() < ${instant}::timestamptz + interval '1 millisecond'
        OR EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
          AND pid <> pg_backend_pid() AND NOT (application_name = ANY (${WRITES_NO_ENTRY}))
          AND xact_start < ${instant}::timestamptz + interval '1 millisecond') AS under_way`
    quiet = rows[0]?.under_way ? 0 : quiet + 1
    if (quiet === 2) return true
  }
  return false
}
