import 'server-only'
import { randomUUID } from 'node:crypto'
import { Prisma } from '@/generated/prisma/client'
import { callProcedure } from '@/lib/database/call-function'
import type { Transaction } from '@/lib/database/db'
import type { Role } from '@/lib/permissions/permissions'

/**
 * Whether access waits for a second person. The database decides it: `none_exists` where no one but its maker has ever
 * been able to decide, which stays marked (prisma/sql/functions/access/second_person_for.sql).
 */
export type SecondPerson = 'not_needed' | 'needed' | 'none_exists'

/**
 * Access to an account: a password link, an invitation without one, a change of name, email address and role, a
 * reactivation, or the end of the identity at the provider, after which another one can be bound.
 */
export type NewAccess =
  | { kind: 'link' | 'invitation' | 'reactivation' | 'identity' }
  | { kind: 'change'; name: string; email: string; role: Role }

export type GivenAccess = { id: string; secondPerson: SecondPerson }

/** The roles of an account that decides or gives access: what gives access to it waits for a second person. */
export const decides = (role: Role): boolean => role === 'manager' || role === 'administrator'

/** Adds access that someone gives to a person. It has no effect yet. */
export async function giveAccess(
  transaction: Transaction,
  personId: string,
  createdById: string,
  access: NewAccess,
): Promise<GivenAccess> {
  const change = access.kind === 'change' ? access : { name: null, email: null, role: null }
  const [row] = await transaction.$queryRaw<GivenAccess[]>`
    INSERT INTO access_grant (id, person_id, kind, name, email, role, second_person, created_by_id)
    VALUES (${randomUUID()}::uuid, ${personId}::uuid, ${access.kind}, ${change.name}, ${change.email},
      ${change.role}::"Role", 'needed', ${createdById}::uuid)
    RETURNING id, second_person AS "secondPerson"`
  if (!row) throw new Error('an access grant was not inserted')
  return row
}

/** Applies access that waits for no one, other than a link. The database refuses one that waits. */
export const applyAccess = (transaction: Transaction, id: string): Promise<void> =>
  callProcedure(transaction, Prisma.sql`apply_access_grant(${id}::uuid)`)

/** Ends the unused links of a person and every request for their access that has not taken effect. */
export const withdrawAccess = (transaction: Transaction, personId: string): Promise<void> =>
  callProcedure(transaction, Prisma.sql`withdraw_access(${personId}::uuid)`)
