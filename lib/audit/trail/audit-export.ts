import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { defineReport } from '@/lib/report-definition/report'
import { AUDIT_SOURCE, auditWhere } from './audit-filter'
import { auditListParams } from './audit-list-params'

const AT = Prisma.sql`to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The audit trail as a file, with everything a third party needs to verify it (docs/audit-chain.md). */
export const auditReport = defineReport({
  name: 'audit-trail',
  title: 'Audit trail',
  page: '/audit-trail',
  description: 'The audit trail with everything a third party needs to verify it (docs/audit-chain.md).',
  schema: auditListParams,
  identity: { key: Prisma.sql`e.chain || ' ' || e.seq` },
  columns: () => [
    { header: 'At', value: AT, kind: 'figure' },
    { header: 'Person', value: Prisma.sql`a.name` },
    { header: 'Verb', value: Prisma.sql`e.verb` },
    { header: 'Target', value: Prisma.sql`e.target_name` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Before', value: Prisma.sql`e.before` },
    { header: 'After', value: Prisma.sql`e.after` },
    { header: 'Reason', value: Prisma.sql`e.reason` },
    { header: 'Target kind', value: Prisma.sql`e.target_kind` },
    { header: 'Target id', value: Prisma.sql`e.target_id` },
    { header: 'Person id', value: Prisma.sql`e.actor_id`, kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`e.company_id`, kind: 'figure' },
    { header: 'Chain', value: Prisma.sql`e.chain` },
    { header: 'Place', value: Prisma.sql`e.seq`, kind: 'figure' },
    { header: 'Previous hash', value: Prisma.sql`e.previous_hash`, kind: 'figure' },
    { header: 'Hash', value: Prisma.sql`e.hash`, kind: 'figure' },
  ],
  rows: (params, { timeZone }) => ({
    from: AUDIT_SOURCE,
    where: auditWhere(params, timeZone),
    // Byte by byte, so that the file is the same whatever the language of the server.
    orderBy: Prisma.sql`ORDER BY e.at DESC, e.chain COLLATE "C", e.seq DESC`,
  }),
  evidence: {
    chains: [Prisma.sql`e.chain`],
    record: { column: 'Hash', field: 'hash' },
    organisationEvents: true,
  },
})
