import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { defineReport } from '@/lib/exports/report'
import { keptRowWhere, ROW_SOURCE } from './list-filter'
import { keptRowParams } from './list-params'

const part = (name: string): Prisma.Sql => Prisma.sql`r.destination->>${name}`

/** The rows of one kept list with what was answered when it was kept. */
export const keptListReport = defineReport({
  name: 'screening-list',
  noun: 'rows',
  schema: keptRowParams,
  columns: () => [
    { header: 'Row', value: Prisma.sql`r.position`, kind: 'figure' },
    { header: 'Name', value: part('name') },
    { header: 'Text', value: part('text') },
    { header: 'Address', value: part('address') },
    { header: 'Postal code', value: part('postalCode') },
    { header: 'City', value: part('city') },
    { header: 'Region', value: part('region') },
    { header: 'Country', value: part('country') },
    { header: 'Latitude', value: Prisma.sql`(${part('latitude')})::numeric`, kind: 'figure' },
    { header: 'Longitude', value: Prisma.sql`(${part('longitude')})::numeric`, kind: 'figure' },
    { header: 'Outcome', value: Prisma.sql`r.outcome::text` },
    {
      header: 'Reasons',
      value: Prisma.sql`array_to_string(ARRAY(SELECT x->>'says' FROM jsonb_array_elements(r.verdict->'reasons') x WHERE x->>'outcome' <> 'clear'), ' ')`,
    },
    { header: 'Places version', value: Prisma.sql`r.verdict->>'placesVersion'` },
    { header: 'Rules version', value: Prisma.sql`r.verdict->>'rulesVersion'` },
    { header: 'List', value: Prisma.sql`l.name` },
  ],
  rows: (params) => ({ from: ROW_SOURCE, where: keptRowWhere(params), orderBy: Prisma.sql`ORDER BY r.position` }),
})
