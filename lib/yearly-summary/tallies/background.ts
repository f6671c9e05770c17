import 'server-only'
import { log } from '@/lib/log'
import { settleTallies } from './settle-tallies'

const FIRST_LOOK_MILLISECONDS = 5_000
const LOOK_EVERY_MILLISECONDS = 5 * 60_000

const shared = globalThis as typeof globalThis & { headroomTallies?: true }

/** Keeps the tallies of the yearly summary a few minutes behind the ledger, once in a process. Of several instances one adds up a year at a time. */
export function startTallies(): void {
  if (shared.headroomTallies) return
  shared.headroomTallies = true
  let isBusy = false
  const look = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await settleTallies()
    } catch (error) {
      log.error(
        { err: error },
        'the tallies of the yearly summary were not brought up; the figures are read without them',
      )
    } finally {
      isBusy = false
    }
  }
  setTimeout(look, FIRST_LOOK_MILLISECONDS).unref()
  setInterval(look, LOOK_EVERY_MILLISECONDS).unref()
}
