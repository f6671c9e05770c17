import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { containing, type ListOrder } from '@/lib/database/keyset'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { ProductListParams } from './product-list-params'

/** Products `p` with their company `c` and their current classification `k`, if there is one. */
export const productSource = (today: IsoDate): Prisma.Sql => Prisma.sql`
  product p JOIN company c ON c.id = p.company_id LEFT JOIN LATERAL (
    SELECT * FROM product_classification WHERE product_id = p.id AND valid_from <= ${today}::date
    ORDER BY valid_from DESC, created_at DESC, id DESC LIMIT 1) k ON TRUE`

/** The number of active licenses that cover the product. */
export const LICENSE_COUNT = Prisma.sql`
  (SELECT count(*)::int FROM fsb_license_product lp JOIN fsb_license l ON l.id = lp.fsb_license_id
    WHERE lp.product_id = p.id AND l.archived_at IS NULL)`

/** Active: neither the product nor its company is archived. */
export const ACTIVE_PRODUCT = Prisma.sql`p.archived_at IS NULL AND c.archived_at IS NULL`

/** The condition of a filter. */
export function productWhere(params: ProductListParams): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (!params.state) parts.push(ACTIVE_PRODUCT)
  if (params.state === 'archived') parts.push(Prisma.sql`NOT (${ACTIVE_PRODUCT})`)
  if (params.q) {
    const pattern = containing(params.q)
    parts.push(
      Prisma.sql`
        (p.name ILIKE ${pattern} OR p.model ILIKE ${pattern} OR p.manufacturer ILIKE ${pattern}
          OR replace(p.hs_code, '.', '') LIKE replace(${pattern}, '.', '') OR k.eccn ILIKE ${pattern})`,
    )
  }
  if (params.company) parts.push(Prisma.sql`p.company_id = ${params.company}::uuid`)
  if (params.kind?.length) parts.push(isOneOf(Prisma.sql`p.kind`, 'ProductKind', params.kind))
  if (params.classified === 'yes') parts.push(Prisma.sql`k.id IS NOT NULL`)
  if (params.classified === 'no') parts.push(Prisma.sql`k.id IS NULL`)
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/** By name, by company, or by the date of the classification, with unclassified products first. */
export function productOrder({ sort }: ProductListParams): ListOrder {
  const id = Prisma.sql`p.id`
  if (sort === 'classified') {
    return { by: Prisma.sql`coalesce(k.valid_from, '-infinity'::date)`, id, type: 'date', direction: 'ascending' }
  }
  const name = sort === 'company' ? Prisma.sql`c.name` : Prisma.sql`p.name`
  return { by: Prisma.sql`lower(${name}) COLLATE "C"`, id, type: 'text', direction: 'ascending' }
}
