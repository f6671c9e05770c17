import 'server-only'
import { startBackgroundWork, wakeBackgroundWork } from '@/lib/database/background-work'
import type { Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import { beginIfNewer, beginReScreening } from './begin-re-screening'
import { workOnReScreening } from './work-on-re-screening'

const NAME = 're-screening'
/** A run that was begun by hand, or left by an instance that was killed, is found within this time. */
const LOOK_EVERY_MILLISECONDS = 30_000

/**
 * Starts the worker of this process: it begins a run when the places or the rules are new, and works on whatever run is
 * under way.
 */
export function startReScreening(): void {
  startBackgroundWork(NAME, LOOK_EVERY_MILLISECONDS, async (holder) => {
    await beginIfNewer()
    await workOnReScreening({ holder })
  })
}

/** Begins a run because a person asks for it, and has the worker of this process look at once. */
export async function beginReScreeningAndWake(actor: Actor): Promise<Outcome<{ id: string }>> {
  const outcome = await beginReScreening(actor)
  if (outcome.ok) wakeBackgroundWork(NAME)
  return outcome
}
