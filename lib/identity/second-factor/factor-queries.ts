import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import type { Role } from '@/lib/permissions/permissions'

/** A second factor of a person, without its secrets. */
export type OwnFactor = {
  id: string
  kind: FactorKind
  name: string
  addedAt: Date
  usedAt: Date | null
}
export type FactorKind = 'authenticator' | 'passkey'

/** What a person can give as a second factor, and whether their role needs one. */
export type FactorState = { hasAuthenticator: boolean; hasPasskey: boolean; isRequired: boolean }

/** The second factors of a person, in the order in which they were added. */
export async function factorsOf(personId: string): Promise<OwnFactor[]> {
  const factors = await db.secondFactor.findMany({
    where: { personId },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, name: true, addedAt: true, usedAt: true },
  })
  return factors.map((factor) => ({ ...factor, kind: factor.kind as FactorKind }))
}

/** How many recovery codes of a person are unused. */
export const recoveryCodesLeft = (personId: string): Promise<number> =>
  db.recoveryCode.count({ where: { personId, usedAt: null } })

/** Which kinds of second factor a person has, and whether their role needs one. */
export async function factorState(person: { id: string; role: Role }, client: Transaction = db): Promise<FactorState> {
  const [factors, organisation] = await Promise.all([
    client.secondFactor.findMany({ where: { personId: person.id }, distinct: ['kind'], select: { kind: true } }),
    client.organisation.findUnique({ where: { id: 1 }, select: { secondFactorRoles: true } }),
  ])
  const has = (kind: FactorKind) => factors.some((factor) => factor.kind === kind)
  return {
    hasAuthenticator: has('authenticator'),
    hasPasskey: has('passkey'),
    isRequired: organisation?.secondFactorRoles.includes(person.role) ?? false,
  }
}

/** Whether a person has a second factor. */
export const hasFactor = ({ hasAuthenticator, hasPasskey }: FactorState): boolean => hasAuthenticator || hasPasskey
