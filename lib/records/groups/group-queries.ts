import 'server-only'
import { db } from '@/lib/database/db'
import { fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'

export type NamedGroup = { id: string; name: string }

/** The groups of a company on any day of a calendar year. */
export const groupsOfCompany = (companyId: string, year: number): Promise<NamedGroup[]> => db.$queryRaw<NamedGroup[]>`
  SELECT g.id, g.name FROM members_of_groups(${year}::int) m JOIN company_group g ON g.id = m.group_id
  WHERE m.company_id = ${companyId}::uuid ORDER BY lower(g.name) COLLATE "C", g.id`

/** A membership as it was recorded; current until another row supersedes it. */
export type MembershipRow = {
  id: string
  company: { id: string; name: string }
  group: NamedGroup
  fromDate: IsoDate | null
  untilDate: IsoDate | null
  withdrawn: boolean
  isCurrent: boolean
  reason: string
  recordedByName: string | null
  recordedAt: Date
}

/** The memberships of a company or of a group, the latest first, including superseded ones. */
export async function memberships(of: { companyId: string } | { groupId: string }): Promise<MembershipRow[]> {
  const rows = await db.groupMembership.findMany({
    where: of,
    include: {
      group: true,
      company: { select: { id: true, name: true } },
      recordedBy: { select: { name: true } },
      supersededBy: { select: { id: true } },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ fromDate, untilDate, recordedBy, supersededBy, ...row }) => ({
    ...row,
    fromDate: fromDate && fromDateColumn(fromDate),
    untilDate: untilDate && fromDateColumn(untilDate),
    recordedByName: recordedBy?.name ?? null,
    isCurrent: supersededBy === null && !row.withdrawn,
  }))
}
