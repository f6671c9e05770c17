import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { destinationColumns, reasonsOf } from '@/lib/exports/destination-columns'
import { defineReport, IN_ORGANISATION } from '@/lib/exports/report'
import { keptRowWhere, ROW_SOURCE } from './list-filter'
import { keptRowParams } from './list-params'

/** The rows of one kept list with what was answered when it was kept. */
export const keptListReport = defineReport({
  name: 'screening-list',
  noun: 'rows',
  about: 'The rows of one kept list with what was answered when it was kept.',
  schema: keptRowParams,
  identity: { key: Prisma.sql`l.id || ' ' || r.position`, record: { target: Prisma.sql`l.id` } },
  columns: () => [
    { header: 'Row', value: Prisma.sql`r.position`, kind: 'figure' },
    ...destinationColumns(Prisma.sql`r.destination`),
    { header: 'Latitude', value: Prisma.sql`(r.destination->>'latitude')::numeric`, kind: 'figure' },
    { header: 'Longitude', value: Prisma.sql`(r.destination->>'longitude')::numeric`, kind: 'figure' },
    { header: 'Outcome', value: Prisma.sql`r.outcome::text` },
    { header: 'Reasons', value: reasonsOf(Prisma.sql`r.verdict`) },
    { header: 'Places version', value: Prisma.sql`r.verdict->>'placesVersion'` },
    { header: 'Rules version', value: Prisma.sql`r.verdict->>'rulesVersion'` },
    { header: 'List', value: Prisma.sql`l.name` },
  ],
  rows: (params) => ({ from: ROW_SOURCE, where: keptRowWhere(params), orderBy: Prisma.sql`ORDER BY r.position` }),
  evidence: IN_ORGANISATION,
})
