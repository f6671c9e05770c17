import 'server-only'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { countAttempt } from '@/lib/identity/passwords/sign-in-attempts'
import { noteFactorGiven } from '@/lib/identity/sessions/session-store'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { factorEvent } from './factor-event'
import { factorState, hasFactor } from './factor-queries'
import { type GivenFactor, prepareFactor } from './given-factor'

/**
 * Minutes for which a second factor that was given in a session holds. Nothing prolongs them: work on a queue is asked
 * again after ten minutes, and not at each decision.
 */
const RECENT_MINUTES = 10

/**
 * Why the actor has to give their second factor first; null where it was given in this session within ten minutes, and
 * for a person who has none and whose role needs none.
 */
export async function recentFactorRefusal(actor: Actor): Promise<Refusal | null> {
  const state = await factorState(actor)
  if (!hasFactor(state) && !state.isRequired) return null
  if (!hasFactor(state)) return { kind: 'forbidden', message: FACTOR_MESSAGES.addFirst }
  const [session] = await db.$queryRaw<{ isRecent: boolean | null }[]>`
    SELECT factor_at > clock_timestamp() - make_interval(mins => ${RECENT_MINUTES}::int) AS "isRecent"
    FROM open_session WHERE id = ${actor.session?.id ?? null}::uuid AND person_id = ${actor.id}::uuid`
  if (session?.isRecent) return null
  return { kind: 'factor_needed', message: FACTOR_MESSAGES.needed, hasPasskey: state.hasPasskey }
}

/** Gives the second factor of the actor in their open session. Incorrect ones count as at the sign-in. */
export async function giveInSession(actor: Actor, given: GivenFactor): Promise<Result<{ given: true }>> {
  const { session } = actor
  if (!session) return err({ kind: 'forbidden', message: FACTOR_MESSAGES.needed })
  const counted = await countAttempt({ via: 'factor', account: actor.email }, async () => {
    const redeemGiven = await prepareFactor(actor.id, given)
    const outcome = await audited<{ given: true }>(async (transaction) => {
      const used = await redeemGiven(transaction)
      if ('refusal' in used) return used
      await noteFactorGiven(transaction, session.id)
      return { value: { given: true }, events: [factorEvent('person.factor-given', actor, { after: used })] }
    })
    return { correct: outcome.ok, personId: actor.id, outcome }
  })
  return counted?.outcome ?? err({ kind: 'conflict', message: FACTOR_MESSAGES.tooManyAttempts })
}
