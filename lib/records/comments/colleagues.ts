import 'server-only'
import { db } from '@/lib/database/db'
import { can, ROLES } from '@/lib/permissions/permissions'
import type { Colleague } from './mentions'

/** The people who can be mentioned and assigned: active, and of a role that writes comments. In order of names. */
export const readColleagues = (): Promise<Colleague[]> =>
  db.person.findMany({
    where: { deactivatedAt: null, role: { in: ROLES.filter((role) => can(role, 'comments:write')) } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
