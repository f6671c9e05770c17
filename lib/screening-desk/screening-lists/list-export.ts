import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { destinationColumns, reasonsOf } from '@/lib/report-definition/destination-columns'
import { defineReport, IN_ORGANISATION } from '@/lib/report-definition/report'
import { ROW_SOURCE, savedRowWhere } from './list-filter'
import { savedRowParams } from './list-params'

/** The names of the columns that were or were not screened; empty for lists saved before this was recorded. */
const columnNames = (which: 'screened' | 'lightly' | 'unread'): Prisma.Sql =>
  Prisma.sql`array_to_string(ARRAY(SELECT l.source->'columns'->at.number::int->>'name'
    FROM jsonb_array_elements_text(r.examined->${which}) WITH ORDINALITY AS at(number, place) ORDER BY place), '; ')`

const HITS = Prisma.sql`array_to_string(ARRAY(SELECT (found.hit->>'column') || ': ' ||
    (SELECT string_agg(spoken.one->>'says', ' ') FROM jsonb_array_elements(found.hit->'reasons') AS spoken(one))
    FROM jsonb_array_elements(r.examined->'hits') AS found(hit)), ' ')`

/** The rows of one saved list with their results at the time it was saved. */
export const savedListReport = defineReport({
  name: 'screening-list',
  title: 'Saved list',
  requiredParam: 'list',
  description: 'The rows of one saved list with their results at the time it was saved.',
  schema: savedRowParams,
  identity: { key: Prisma.sql`l.id || ' ' || r.position`, record: { target: Prisma.sql`l.id` } },
  columns: () => [
    { header: 'Row', value: Prisma.sql`r.position`, kind: 'figure' },
    { header: 'Line', value: Prisma.sql`(r.examined->>'line')::int`, kind: 'figure' },
    { header: 'Party', value: Prisma.sql`r.examined->>'party'` },
    ...destinationColumns(Prisma.sql`r.destination`),
    { header: 'Latitude', value: Prisma.sql`(r.destination->>'latitude')::numeric`, kind: 'figure' },
    { header: 'Longitude', value: Prisma.sql`(r.destination->>'longitude')::numeric`, kind: 'figure' },
    { header: 'Outcome', value: Prisma.sql`r.outcome::text` },
    { header: 'Reasons', value: reasonsOf(Prisma.sql`r.verdict`) },
    { header: 'Found in other columns', value: HITS },
    { header: 'Screened columns', value: columnNames('screened') },
    { header: 'Light pass columns', value: columnNames('lightly') },
    { header: 'Columns not looked at', value: columnNames('unread') },
    { header: 'Places version', value: Prisma.sql`r.verdict->>'placesVersion'` },
    { header: 'Screening version', value: Prisma.sql`r.verdict->>'rulesVersion'` },
    { header: 'List', value: Prisma.sql`l.name` },
  ],
  rows: (params) => ({ from: ROW_SOURCE, where: savedRowWhere(params), orderBy: Prisma.sql`ORDER BY r.position` }),
  evidence: IN_ORGANISATION,
})
