import 'server-only'
import { recentFactorRefusal } from '@/lib/identity/second-factor/recent-factor'
import type { Refusal } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { type Given, TAKES_NONE, TAKES_RECENT_FACTOR } from './operations'

/** Why an operation of this name has to wait for the second factor of the actor; null where it may run. */
export async function factorRefusal(actor: Actor, name: string, given: Given): Promise<Refusal | null> {
  if (TAKES_NONE.includes(name)) return null
  const answer = TAKES_RECENT_FACTOR[name] ?? true
  const takesOne = typeof answer === 'function' ? answer(given) : answer
  return takesOne ? recentFactorRefusal(actor) : null
}
