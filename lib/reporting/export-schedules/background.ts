import 'server-only'
import { startBackgroundWork, wakeBackgroundWork } from '@/lib/database/background-work'
import type { Outcome } from '@/lib/kernel/outcome'
import { expireExportFiles } from '@/lib/reporting/export-files/expire-export-files'
import { makeExportFiles } from '@/lib/reporting/export-files/make-export-file'
import { askDueExports } from '@/lib/reporting/export-schedules/ask-due-exports'

const NAME = 'exports in the background'
/** What another instance put on the list, or left when it was killed, is found within this time. */
const LOOK_EVERY_MILLISECONDS = 10_000

/**
 * Starts the worker of this process: it asks for what schedules are due, lets go of what was kept for its time, and
 * makes what waits.
 */
export function startExportFiles(): void {
  startBackgroundWork(NAME, LOOK_EVERY_MILLISECONDS, async (holder) => {
    await askDueExports(new Date())
    await expireExportFiles()
    await makeExportFiles(holder)
  })
}

/** A use case that puts something on the list, after which the worker of this process looks at once. */
export function andWake<Arguments extends unknown[], Value>(
  useCase: (...given: Arguments) => Promise<Outcome<Value>>,
): (...given: Arguments) => Promise<Outcome<Value>> {
  return async (...given) => {
    const outcome = await useCase(...given)
    if (outcome.ok) wakeBackgroundWork(NAME)
    return outcome
  }
}
