import type { Refusal } from '@/lib/kernel/outcome'
import type { Actor } from './permissions'

/** The words of a use case to somebody whose role does not hold the permission. */
export const roleRefusal = (actor: Actor): Refusal => ({
  kind: 'forbidden',
  says: `The role of ${actor.role} does not allow this. An administrator can change roles under Settings`,
})
