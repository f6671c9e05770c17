import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { orderOf } from '@/lib/database/keyset'
import { instant } from '@/lib/report-definition/cell'
import { defineReport } from '@/lib/report-definition/report'
import { LICENSE_COUNT, productOrder, productSource, productWhere } from './product-filter'
import { productListParams } from './product-list-params'

/** Products with their current classification: the list of products as a file. */
export const productReport = defineReport({
  name: 'products',
  title: 'Products',
  page: '/products',
  recordPage: '/products/',
  description: 'Products with the classification in force today.',
  schema: productListParams,
  identity: { key: Prisma.sql`p.id`, record: { target: Prisma.sql`p.id` } },
  columns: () => [
    { header: 'Product', value: Prisma.sql`p.name` },
    { header: 'Model', value: Prisma.sql`p.model` },
    { header: 'Manufacturer', value: Prisma.sql`p.manufacturer` },
    { header: 'Kind', value: Prisma.sql`p.kind` },
    { header: 'HS / TN VED code', value: Prisma.sql`p.hs_code` },
    { header: 'Company', value: Prisma.sql`c.name` },
    { header: 'ECCN', value: Prisma.sql`k.eccn` },
    { header: 'Mass market', value: Prisma.sql`CASE k.mass_market WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END` },
    { header: 'License exception', value: Prisma.sql`k.license_exception` },
    { header: 'Commerce license number', value: Prisma.sql`k.commerce_license_number` },
    { header: 'Basis for Russia', value: Prisma.sql`k.basis` },
    { header: 'Reason for the basis', value: Prisma.sql`k.basis_note` },
    { header: 'Class of end user', value: Prisma.sql`k.end_user_class` },
    { header: 'Evidence', value: Prisma.sql`k.evidence` },
    { header: 'Classified from', value: Prisma.sql`k.valid_from`, kind: 'figure' },
    {
      header: 'Classifications',
      value: Prisma.sql`(SELECT count(*) FROM product_classification a WHERE a.product_id = p.id)`,
      kind: 'figure',
    },
    { header: 'FSB licenses', value: LICENSE_COUNT, kind: 'figure' },
    { header: 'Notes', value: Prisma.sql`p.notes` },
    { header: 'Created at', value: instant(Prisma.sql`p.created_at`), kind: 'figure' },
    { header: 'Archived at', value: instant(Prisma.sql`p.archived_at`), kind: 'figure' },
    { header: 'Product id', value: Prisma.sql`p.id`, kind: 'figure' },
    { header: 'Company id', value: Prisma.sql`c.id`, kind: 'figure' },
  ],
  rows: (params, { today }) => ({
    from: productSource(today),
    where: productWhere(params),
    orderBy: orderOf(productOrder(params)),
  }),
  evidence: { chains: [Prisma.sql`'company:' || c.id`], record: { column: 'Product id', field: 'targetId' } },
})
