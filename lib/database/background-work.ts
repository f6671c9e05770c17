import 'server-only'
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/database/db'
import { log } from '@/lib/database/log'

const FIRST_LOOK_MILLISECONDS = 5_000

const shared = globalThis as typeof globalThis & { headroomWork?: Map<string, () => void> }
shared.headroomWork ??= new Map()
const wakes = shared.headroomWork

/**
 * Starts a worker of this process, once: it looks for work after the start, then every so often, and when it is woken.
 * `work` gets the name under which this process holds what it works on, and whether it was woken since it last looked;
 * several instances may run beside each other, so it must take only what no other holds. What throws is logged, and
 * looked at again later.
 */
export function startBackgroundWork(
  name: string,
  everyMilliseconds: number,
  work: (holder: string, isWoken: boolean) => Promise<void>,
) {
  if (wakes.has(name)) return
  const holder = randomUUID()
  let isBusy = false
  let isAsked = false
  // Here, with what is shared: the module of a page that wakes it need not be the module that started it.
  let isWoken = false
  const look = async () => {
    isAsked = true
    if (isBusy) return
    isBusy = true
    try {
      while (isAsked) {
        isAsked = false
        const wasWoken = isWoken
        isWoken = false
        if (await db.organisation.findFirst({ select: { id: true } })) await work(holder, wasWoken)
      }
    } catch (error) {
      log.error({ err: error }, `${name} broke off and goes on later`)
    } finally {
      isBusy = false
    }
  }
  setTimeout(look, FIRST_LOOK_MILLISECONDS).unref()
  setInterval(look, everyMilliseconds).unref()
  wakes.set(name, () => {
    isWoken = true
    void look()
  })
}

/** Has a worker of this process look at once; without one nothing happens, and another instance finds the work. */
export const wakeBackgroundWork = (name: string): void => wakes.get(name)?.()
