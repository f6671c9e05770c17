import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GuardVerification, verifyGuards } from './verify-guards'

/** How old a comparison may be that is passed on as the present one: it reads some 2,000 objects. */
const FRESH_MILLISECONDS = 10_000
/** How old one may be that is shown because another takes long. */
const KNOWN_MILLISECONDS = 60_000

type Memory = { last: GuardVerification | null; running: Promise<GuardVerification> | null }

// On globalThis, because pages and actions may each have their own copy of this module.
const shared = globalThis as typeof globalThis & { headroomGuards?: Memory }
shared.headroomGuards ??= { last: null, running: null }
const memory = shared.headroomGuards

/** The last comparison of the guards in this process; null until the first one has ended. Never waits. */
export const lastGuards = (): GuardVerification | null => memory.last

/** Compares the guards of the database now. One at a time in a process: requests made meanwhile get the same result. */
export function guardsNow(): Promise<GuardVerification> {
  memory.running ??= verifyGuards()
    .then((found) => {
      memory.last = found
      return found
    })
    .finally(() => {
      memory.running = null
    })
  return memory.running
}

/** The comparison of the guards, made now unless the last one is at most ten seconds old. */
export async function presentGuards(): Promise<GuardVerification> {
  return notOlderThan(FRESH_MILLISECONDS) ?? (await guardsNow())
}

/**
 * The same within a time, for those who cannot wait: when the comparison takes longer or fails, the last one of the
 * last minute, or null. The comparison itself continues.
 */
export async function guardsWithin(milliseconds: number): Promise<GuardVerification | null> {
  const late = sleep(milliseconds, null, { ref: false })
  const present = presentGuards().catch(() => null)
  return (await Promise.race([present, late])) ?? notOlderThan(KNOWN_MILLISECONDS)
}

function notOlderThan(milliseconds: number): GuardVerification | null {
  const isRecent = memory.last !== null && Date.now() - memory.last.verifiedAt.getTime() < milliseconds
  return isRecent ? memory.last : null
}
