import 'server-only'
import { z } from 'zod'
import type { Result } from '@/lib/kernel/result'
import { type Actor, ROLES } from '@/lib/permissions/permissions'
import { changeOrganisation } from './change-organisation'

const checked = z.literal('on').optional()

/** A box for each role, by its name. */
export const secondFactorRolesInput = z.object({
  version: z.coerce.number().int(),
  analyst: checked,
  manager: checked,
  auditor: checked,
  administrator: checked,
})

/**
 * Sets which roles need a second factor. A person of such a role who has none sets one up at the next sign-in, and has
 * no session before; sessions that are open end as they would.
 */
export const editSecondFactorRoles = (
  actor: Actor,
  { version, ...boxes }: z.output<typeof secondFactorRolesInput>,
): Promise<Result<{ changed: true }>> => {
  const secondFactorRoles = ROLES.filter((role) => boxes[role] !== undefined)
  return changeOrganisation(actor, { version, secondFactorRoles }, 'organisation.second-factor-roles-edited')
}
