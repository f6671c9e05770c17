import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { environment } from '@/lib/database/env'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import type { FactorKind } from '@/lib/identity/second-factor/factor-queries'
import type { Role } from '@/lib/permissions/permissions'

/**
 * `invited` has neither chosen a password nor signed in with the identity provider yet. In the demo there are no
 * passwords, and everyone is active.
 */
export type PersonState = 'active' | 'invited' | 'deactivated'

export type PersonRow = {
  id: string
  version: number
  name: string
  email: string
  role: Role
  state: PersonState
  lastSignInAt: Date | null
  /** When the password link expires; null when there is none that works. */
  linkUntil: Date | null
  /** Which kinds of second factor the person has, each once. */
  factorKinds: FactorKind[]
}

/** More than the people of any team that uses this ledger. */
const MOST_PEOPLE = 500

/** Everyone, by name, deactivated people last. */
export async function listPeople(): Promise<PersonRow[]> {
  const people = await db.person.findMany({
    orderBy: [{ deactivatedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
    take: MOST_PEOPLE,
    include: included(),
  })
  return asRows(people)
}

/** One person; null for an unknown id. */
export async function personDetail(id: string): Promise<PersonRow | null> {
  if (!z.uuid().safeParse(id).success) return null
  const person = await db.person.findUnique({ where: { id }, include: included() })
  return person && ((await asRows([person]))[0] ?? null)
}

const included = () => ({
  identities: { where: { endedAt: null }, take: 1 },
  links: {
    where: { usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { expiresAt: 'desc' as const },
    take: 1,
  },
  secondFactors: { select: { kind: true }, distinct: ['kind' as const], orderBy: { kind: 'asc' as const } },
})

type Read = Prisma.PersonGetPayload<{ include: ReturnType<typeof included> }>

async function asRows(people: Read[]): Promise<PersonRow[]> {
  const [organisation, signIns] = await Promise.all([
    readOrganisation(),
    db.auditEvent.groupBy({
      by: ['targetId'],
      where: { targetId: { in: people.map(({ id }) => id) }, verb: 'person.signed-in' },
      _max: { at: true },
    }),
  ])
  const lastSignIns = new Map(signIns.map(({ targetId, _max }) => [targetId, _max.at]))
  return people.map((person) => ({
    id: person.id,
    version: person.version,
    name: person.name,
    email: person.email,
    role: person.role,
    state: person.deactivatedAt
      ? 'deactivated'
      : person.passwordHash || person.identities.length > 0 || organisation?.demo
        ? 'active'
        : 'invited',
    lastSignInAt: lastSignIns.get(person.id) ?? null,
    linkUntil: (environment.passwordSignIn && person.links[0]?.expiresAt) || null,
    factorKinds: person.secondFactors.map(({ kind }) => kind as FactorKind),
  }))
}

/** Whether a person has a password to sign in with; false for everyone in the demo and while passwords are off. */
export const hasPassword = async (personId: string): Promise<boolean> =>
  environment.passwordSignIn &&
  (await db.person.findUnique({ where: { id: personId }, select: { passwordHash: true } }))?.passwordHash != null
