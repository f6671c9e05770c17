import 'server-only'
import type { JobHandler } from '@/lib/queue/job-handler'
import { settleTallies } from './settle-tallies'

/** Keeps the tallies of the yearly summary a few minutes behind the ledger. */
export const talliesJob: JobHandler = {
  kind: 'summary-tallies',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async ({ report }) => {
    await settleTallies((done, total) => report({ done, total }))
  },
}
