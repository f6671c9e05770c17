import 'server-only'
import { db } from '@/lib/database/db'
import type { JobHandler } from '@/lib/queue/job-handler'
import { storeFoldedNames } from './stored-names'

/** Completes the folded names of a ledger that was made, or filled, by other means than the application's forms. */
export const foldedNamesJob: JobHandler = {
  kind: 'folded-names',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: ({ report }) => storeFoldedNames(db, (done) => report({ done, total: null })),
}
