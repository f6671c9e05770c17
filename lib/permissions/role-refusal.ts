import type { Refusal } from '@/lib/kernel/result'
import type { Actor } from './permissions'
import { roleLabel } from './role-labels'

/** The refusal of a use case whose permission the actor's role does not have. */
export const roleRefusal = (actor: Actor): Refusal => ({
  kind: 'forbidden',
  message: `${roleLabel(actor.role)}s cannot do this. An administrator can change roles under Settings, People`,
})
