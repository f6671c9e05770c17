import 'server-only'
import { startBackgroundWork } from '@/lib/database/background-work'
import { settleTallies } from './settle-tallies'

const LOOK_EVERY_MILLISECONDS = 5 * 60_000

/**
 * Keeps the tallies of the yearly summary a few minutes behind the ledger, once in a process. Of several instances one
 * adds up a year at a time.
 */
export const startTallies = (): void =>
  startBackgroundWork('the tallies of the yearly summary', LOOK_EVERY_MILLISECONDS, async () => {
    await settleTallies()
  })
