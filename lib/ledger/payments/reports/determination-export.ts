import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { PAYMENT_TABLES, paymentFilter } from '../list/payment-filter'
import { paymentListSchema } from '../list/payment-list-params'
import { PAYMENT_EVIDENCE } from './payment-evidence'

/** The parties and texts whose fields were screened, or were not because they were empty. */
const examined = (part: 'screened' | 'notScreened'): Prisma.Sql =>
  Prisma.sql`array_to_string(ARRAY(SELECT (x->>'label') || ': '
      || array_to_string(ARRAY(SELECT jsonb_array_elements_text(x->${part}::text)), ', ')
    FROM jsonb_array_elements(f.finding->'examined') x WHERE x->${part}::text <> '[]'), '; ')`

const of = (part: string): Prisma.Sql => Prisma.sql`f.finding->>${part}`

/**
 * Every finding of every determination that matches a filter, one row a finding, in their order: the message of each
 * rule, its facts and its source.
 */
export const determinationReport = defineReport({
  name: 'determinations',
  title: 'Determinations and findings',
  description:
    'Every finding of every determination of the payments that match a filter: the message of each rule, its facts ' +
    'and its source. One row a finding.',
  schema: paymentListSchema,
  identity: { key: Prisma.sql`p.id || ' ' || d.seq || ' ' || f.place`, record: { target: Prisma.sql`p.id` } },
  columns: () => [
    { header: 'Reference', value: Prisma.sql`p.reference` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Payment date', value: Prisma.sql`p.payment_date`, kind: 'figure' },
    {
      header: 'Determination',
      value: Prisma.sql`d.seq`,
      kind: 'figure',
      description: '1 is the one made when the payment was recorded',
    },
    { header: 'Made at', value: instant(Prisma.sql`d.made_at`), kind: 'figure' },
    { header: 'Outcome', value: Prisma.sql`d.outcome::text` },
    { header: 'Finding', value: Prisma.sql`f.place`, kind: 'figure', description: 'its place, blocked findings first' },
    { header: 'Rule', value: of('rule') },
    { header: 'Rule outcome', value: of('outcome') },
    { header: 'Message', value: of('says') },
    {
      header: 'Facts',
      value: Prisma.sql`array_to_string(ARRAY(SELECT (x->>'label') || ': ' || (x->>'value')
        FROM jsonb_array_elements(f.finding->'facts') x), '; ')`,
    },
    { header: 'Source', value: Prisma.sql`f.finding->'citation'->>'label'` },
    { header: 'Source address', value: Prisma.sql`f.finding->'citation'->>'url'` },
    { header: 'Next step', value: of('nextStep') },
    {
      header: 'Screened',
      value: examined('screened'),
      description: 'the parties and texts that were screened, with their fields',
    },
    { header: 'Not screened', value: examined('notScreened'), description: 'the fields that were empty' },
    { header: 'General licenses', value: Prisma.sql`array_to_string(d.general_licenses, '; ')` },
    { header: 'Rules version', value: Prisma.sql`d.rules_version` },
    { header: 'Places version', value: Prisma.sql`d.places_version` },
    { header: 'Payment id', value: Prisma.sql`p.id`, kind: 'figure' },
  ],
  rows: (params) => ({
    from: Prisma.sql`${PAYMENT_TABLES} JOIN payment_determination d ON d.payment_id = p.id
      CROSS JOIN LATERAL jsonb_array_elements(d.findings) WITH ORDINALITY AS f(finding, place)`,
    where: paymentFilter(params),
    orderBy: Prisma.sql`ORDER BY p.payment_date DESC, p.id DESC, d.seq, f.place`,
  }),
  evidence: PAYMENT_EVIDENCE,
})
