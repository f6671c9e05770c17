import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import type { NewAccess } from '@/lib/identity/access/give-access'
import type { Actor, Role } from '@/lib/permissions/permissions'

/** Access that someone gave, for people. */
export type Access = {
  id: string
  kind: NewAccess['kind']
  person: { id: string; name: string; email: string; role: Role }
  /** What a change sets. */
  change: { name: string; email: string; role: Role } | null
  createdBy: { id: string; name: string }
  createdAt: Date
  confirmedBy: string | null
  /** Given while no one else could confirm it. */
  isAlone: boolean
  /** When the change took effect, or the link was used. */
  effectiveAt: Date | null
  /** From where the link was used; empty where that is not known. */
  address: string
  client: string
}

/** More than any organisation has waiting. */
const MOST_LISTED = 100

const INCLUDED = {
  person: { select: { id: true, name: true, email: true, role: true } },
  createdBy: { select: { id: true, name: true } },
  confirmedBy: { select: { name: true } },
} satisfies Prisma.AccessGrantInclude

const UNCONFIRMED = { confirmedAt: null, releasedAt: null, withdrawnAt: null }

/**
 * Access that a second person has not confirmed, newest first: what waits, and what was given while no one else could
 * confirm it. Of one person, or of everyone. An expired link is not among them.
 */
export const unconfirmedAccess = (personId?: string): Promise<Access[]> =>
  accessWhere({
    ...UNCONFIRMED,
    secondPerson: { not: 'not_needed' },
    ...(personId && { personId }),
    OR: [{ kind: { not: 'link' } }, { effectiveAt: { not: null } }, { link: { expiresAt: { gt: new Date() } } }],
  })

/** Access that was given to an account, newest first. */
export const accessOf = (personId: string): Promise<Access[]> => accessWhere({ personId })

/** What someone else did about the access to this person's account, and the person has not read since. */
export async function unreadAccess(actor: Actor): Promise<Access[]> {
  return accessWhere({
    personId: actor.id,
    createdById: { not: actor.id },
    OR: [{ readAt: null }, { effectiveAt: { gt: db.accessGrant.fields.readAt } }],
  })
}

async function accessWhere(where: Prisma.AccessGrantWhereInput): Promise<Access[]> {
  const rows = await db.accessGrant.findMany({
    where,
    include: INCLUDED,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  })
  return rows.map(({ kind, name, email, role, confirmedBy, secondPerson, ...row }) => ({
    ...row,
    kind: kind as Access['kind'],
    change: name && email && role ? { name, email, role } : null,
    confirmedBy: confirmedBy?.name ?? null,
    isAlone: secondPerson === 'none_exists',
  }))
}
