import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/permissions'
import { db } from '@/lib/db'
import { log } from '@/lib/log'
import type { Outcome } from '@/lib/outcome'
import { beginIfNewer, beginReScreening } from './begin-re-screening'
import { workOnReScreening } from './work-on-re-screening'

const FIRST_LOOK_MILLISECONDS = 5_000
/** A run that was begun by hand, or left by an instance that was killed, is found within this time. */
const LOOK_EVERY_MILLISECONDS = 30_000

const shared = globalThis as typeof globalThis & { headroomReScreening?: { wake: () => void } }

/**
 * Starts the worker of this process, once: it begins a run when the places or the rules are new, and works on whatever run is under way. Several
 * instances may run it; one at a time holds the run.
 */
export function startReScreening(): void {
  if (shared.headroomReScreening) return
  const holder = randomUUID()
  let isBusy = false
  const look = async () => {
    if (isBusy) return
    isBusy = true
    try {
      if (await db.organisation.findFirst({ select: { id: true } })) {
        await beginIfNewer()
        await workOnReScreening({ holder })
      }
    } catch (error) {
      log.error({ err: error }, 're-screening broke off and goes on later')
    } finally {
      isBusy = false
    }
  }
  setTimeout(look, FIRST_LOOK_MILLISECONDS).unref()
  setInterval(look, LOOK_EVERY_MILLISECONDS).unref()
  shared.headroomReScreening = { wake: () => void look() }
}

/** Begins a run because a person asks for it, and has the worker of this process look at once. */
export async function beginReScreeningAndWake(actor: Actor): Promise<Outcome<{ id: string }>> {
  const outcome = await beginReScreening(actor)
  if (outcome.ok) shared.headroomReScreening?.wake()
  return outcome
}
