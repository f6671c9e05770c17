import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { orderOf } from '@/lib/database/keyset'
import { instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { LICENSE_SOURCE, licenseOrder, licenseWhere, PRODUCT_COUNT, statusOn } from './fsb-license-filter'
import { licenseListParams } from './fsb-license-list-params'

const PRODUCT_NAMES = Prisma.sql`
  (SELECT string_agg(p.name || CASE WHEN p.model = '' THEN '' ELSE ', ' || p.model END, '; '
    ORDER BY lower(p.name) COLLATE "C", p.id)
  FROM fsb_license_product lp JOIN product p ON p.id = lp.product_id WHERE lp.fsb_license_id = l.id)`

/** FSB licenses with their status as of today: the list of licenses as a file. */
export const licenseReport = defineReport({
  name: 'fsb-licenses',
  title: 'FSB licenses',
  page: '/fsb-licenses',
  recordPage: '/fsb-licenses/',
  description: 'FSB licenses with their status as of today.',
  schema: licenseListParams,
  identity: { key: Prisma.sql`l.id`, record: { target: Prisma.sql`l.id` } },
  columns: (_params, { today }) => [
    { header: 'Number', value: Prisma.sql`l.number` },
    { header: 'Kind', value: Prisma.sql`l.kind` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'Status', value: statusOn(today) },
    { header: 'Status as of', value: Prisma.sql`${today}::date`, kind: 'figure', dependsOnToday: true },
    { header: 'Issued on', value: Prisma.sql`l.issued_on`, kind: 'figure' },
    { header: 'Valid until', value: Prisma.sql`l.valid_until`, kind: 'figure' },
    {
      header: 'Days until expiry',
      value: Prisma.sql`l.valid_until - ${today}::date`,
      kind: 'figure',
      dependsOnToday: true,
    },
    { header: 'Applicant', value: Prisma.sql`l.applicant` },
    { header: 'Applicant is', value: Prisma.sql`l.applicant_kind` },
    { header: 'Categories', value: Prisma.sql`array_to_string(l.categories, ' ')` },
    { header: 'Products', value: PRODUCT_COUNT, kind: 'figure' },
    { header: 'Product names', value: PRODUCT_NAMES },
    { header: 'Notes', value: Prisma.sql`l.notes` },
    { header: 'Created at', value: instant(Prisma.sql`l.created_at`), kind: 'figure' },
    { header: 'Archived at', value: instant(Prisma.sql`l.archived_at`), kind: 'figure' },
    { header: 'FSB license id', value: Prisma.sql`l.id`, kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
  ],
  rows: (params, { today }) => ({
    from: LICENSE_SOURCE,
    where: licenseWhere(params, today),
    orderBy: orderOf(licenseOrder(params)),
  }),
  evidence: { chains: [Prisma.sql`'company:' || c.id`], record: { column: 'FSB license id', field: 'targetId' } },
})
