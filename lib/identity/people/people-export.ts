import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { PERMISSION_LABELS } from '@/lib/permissions/permission-labels'
import { PERMISSIONS, type Permission } from '@/lib/permissions/permissions'
import { instant } from '@/lib/report-definition/cell'
import { defineReport, IN_ORGANISATION } from '@/lib/report-definition/report'

const TABLE = Object.entries(PERMISSIONS).flatMap(([permission, roles]) =>
  roles.map(
    (role) => Prisma.sql`(${role}::text, ${permission}::text, ${PERMISSION_LABELS[permission as Permission]}::text)`,
  ),
)

/** Who may do what: one row for each person and permission of their role, deactivated people with none. */
export const peopleReport = defineReport({
  name: 'people-and-permissions',
  title: 'People and permissions',
  description: 'Who may do what: one row for each person and permission of their role; deactivated people have none.',
  schema: z.object({}),
  identity: { key: Prisma.sql`q.id || ' ' || coalesce(m.permission, '')`, record: { target: Prisma.sql`q.id` } },
  columns: () => [
    { header: 'Name', value: Prisma.sql`q.name` },
    { header: 'Email', value: Prisma.sql`q.email` },
    { header: 'Role', value: Prisma.sql`q.role::text` },
    { header: 'State', value: Prisma.sql`CASE WHEN q.deactivated_at IS NULL THEN 'active' ELSE 'deactivated' END` },
    { header: 'Permission', value: Prisma.sql`m.permission` },
    { header: 'What it allows', value: Prisma.sql`m.label` },
    { header: 'Created at', value: instant(Prisma.sql`q.created_at`), kind: 'figure' },
    { header: 'Deactivated at', value: instant(Prisma.sql`q.deactivated_at`), kind: 'figure' },
    { header: 'Person id', value: Prisma.sql`q.id`, kind: 'figure' },
  ],
  rows: () => ({
    from: Prisma.sql`person q LEFT JOIN (VALUES ${Prisma.join(TABLE)}) AS m(role, permission, label)
      ON m.role = q.role::text AND q.deactivated_at IS NULL`,
    where: Prisma.sql`TRUE`,
    orderBy: Prisma.sql`ORDER BY q.email COLLATE "C", m.permission COLLATE "C"`,
  }),
  evidence: IN_ORGANISATION,
})
