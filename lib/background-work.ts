import 'server-only'
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { log } from '@/lib/log'

const FIRST_LOOK_MILLISECONDS = 5_000

const shared = globalThis as typeof globalThis & { headroomWork?: Map<string, () => void> }
shared.headroomWork ??= new Map()
const wakes = shared.headroomWork

/**
 * Starts a worker of this process, once: it looks for work after the start, then every so often, and when it is woken. `work` gets the name under which this process
 * holds what it works on; several instances may run beside each other, so it must take only what no other holds. What throws is logged, and looked at again later.
 */
export function startBackgroundWork(name: string, everyMilliseconds: number, work: (holder: string) => Promise<void>) {
  if (wakes.has(name)) return
  const holder = randomUUID()
  let isBusy = false
  let isAsked = false
  const look = async () => {
    isAsked = true
    if (isBusy) return
    isBusy = true
    try {
      while (isAsked) {
        isAsked = false
        if (await db.organisation.findFirst({ select: { id: true } })) await work(holder)
      }
    } catch (error) {
      log.error({ err: error }, `${name} broke off and goes on later`)
    } finally {
      isBusy = false
    }
  }
  setTimeout(look, FIRST_LOOK_MILLISECONDS).unref()
  setInterval(look, everyMilliseconds).unref()
  wakes.set(name, () => void look())
}

/** Has a worker of this process look at once; without one nothing happens, and another instance finds the work. */
export const wakeBackgroundWork = (name: string): void => wakes.get(name)?.()
