import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import type { Actor } from '@/lib/permissions/permissions'

/** A requested reset of a person's second factors, for people. */
export type FactorReset = {
  id: string
  person: { id: string; name: string }
  reason: string
  askedBy: { id: string; name: string }
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
}

/** More than any organisation has waiting. */
const MOST_LISTED = 100

const NAMED = { select: { id: true, name: true } }

/** The resets that wait for a second person, newest first: of one person, or of everyone. */
export const waitingResets = (personId?: string): Promise<FactorReset[]> =>
  resetsWhere({ decidedAt: null, ...(personId && { personId }) })

/** The confirmed resets of this person's own second factors that they have not read. */
export const unreadResets = (actor: Pick<Actor, 'id'>): Promise<FactorReset[]> =>
  resetsWhere({ personId: actor.id, approved: true, noticedAt: null })

async function resetsWhere(where: Prisma.SecondFactorResetWhereInput): Promise<FactorReset[]> {
  const rows = await db.secondFactorReset.findMany({
    where,
    include: { person: NAMED, askedBy: NAMED, decidedBy: NAMED },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  })
  return rows.map(({ id, person, reason, askedBy, askedAt, decidedBy, decidedAt }) => ({
    id,
    person,
    reason,
    askedBy,
    askedAt,
    decidedBy: decidedBy?.name ?? null,
    decidedAt,
  }))
}
