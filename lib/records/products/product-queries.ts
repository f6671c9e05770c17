import 'server-only'
import type { ProductKind } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import { fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'
import { ACTIVE_PRODUCT, LICENSE_COUNT, productOrder, productSource, productWhere } from './product-filter'
import type { ProductListParams } from './product-list-params'

export type ProductRow = {
  id: string
  place: string
  name: string
  model: string
  manufacturer: string
  kind: ProductKind
  hsCode: string
  companyId: string
  companyName: string
  archived: boolean
  eccn: string | null
  massMarket: boolean | null
  licenseException: string | null
  commerceLicenseNumber: string | null
  validFrom: IsoDate | null
  licenses: number
}

/** One page of the products of a filter, each with its current classification. */
export async function listProducts(params: ProductListParams, today: IsoDate): Promise<ListPage<ProductRow>> {
  const order = productOrder(params)
  const { where, orderAndLimit, toPage } = keysetOf(order, params)
  const rows = await db.$queryRaw<ProductRow[]>`
    SELECT p.id, (${order.by})::text AS place, p.name, p.model, p.manufacturer, p.kind::text AS kind,
      p.hs_code AS "hsCode", c.id AS "companyId",
      c.name AS "companyName", NOT (${ACTIVE_PRODUCT}) AS archived, k.eccn, k.mass_market AS "massMarket",
      k.license_exception AS "licenseException",
      k.commerce_license_number AS "commerceLicenseNumber", k.valid_from::text AS "validFrom",
      ${LICENSE_COUNT} AS licenses
    FROM ${productSource(today)} WHERE ${productWhere(params)} AND ${where} ${orderAndLimit}`
  return toPage(rows)
}

/** The number of products of the filter, and of those without a current classification. */
export async function countProducts(params: ProductListParams, today: IsoDate) {
  const [counts] = await db.$queryRaw<{ count: number; unclassified: number }[]>`
    SELECT count(*)::int AS count, count(*) FILTER (WHERE k.id IS NULL)::int AS unclassified
    FROM ${productSource(today)} WHERE ${productWhere(params)}`
  return counts ?? { count: 0, unclassified: 0 }
}

/** A product with its company, its classifications (newest first) and its licenses; null for an unknown id. */
export async function productDetail(id: string) {
  const product = await db.product.findUnique({
    where: { id },
    include: {
      company: { select: { id: true, name: true, archivedAt: true } },
      classifications: { orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }] },
      licenses: { include: { fsbLicense: true }, orderBy: { fsbLicense: { number: 'asc' } } },
    },
  })
  if (!product) return null
  const { classifications, licenses, ...rest } = product
  return {
    ...rest,
    classifications: classifications.map((row) => ({ ...row, validFrom: fromDateColumn(row.validFrom) })),
    licenses: licenses.map(({ fsbLicense }) => ({
      id: fsbLicense.id,
      number: fsbLicense.number,
      kind: fsbLicense.kind,
      status: fsbLicense.status,
      validUntil: fsbLicense.validUntil && fromDateColumn(fsbLicense.validUntil),
      archived: fsbLicense.archivedAt !== null,
    })),
  }
}

export type ProductDetail = NonNullable<Awaited<ReturnType<typeof productDetail>>>

/**
 * The active products of a company, to choose from, and those in `including` even when they are archived, so that a
 * license can keep them.
 */
export async function productChoices(companyId: string, including: readonly string[] = []) {
  const products = await db.product.findMany({
    where: { companyId, OR: [{ archivedAt: null }, { id: { in: [...including] } }] },
    orderBy: { name: 'asc' },
    take: 1000,
    select: { id: true, name: true, model: true, manufacturer: true, archivedAt: true },
  })
  return products.map(({ archivedAt, ...product }) => ({ ...product, archived: archivedAt !== null }))
}

/** The number of products in each view of the list, regardless of the filter. */
export async function countProductViews(today: IsoDate) {
  const [counts] = await db.$queryRaw<{ active: number; unclassified: number; archived: number }[]>`
    SELECT count(*) FILTER (WHERE ${ACTIVE_PRODUCT})::int AS active,
      count(*) FILTER (WHERE ${ACTIVE_PRODUCT} AND k.id IS NULL)::int AS unclassified,
      count(*) FILTER (WHERE NOT (${ACTIVE_PRODUCT}))::int AS archived
    FROM ${productSource(today)}`
  return counts ?? { active: 0, unclassified: 0, archived: 0 }
}

/** The name of a product for the chip of a filter; null for an unknown id. */
export const productName = async (id: string): Promise<string | null> =>
  (await db.product.findUnique({ where: { id }, select: { name: true } }))?.name ?? null
