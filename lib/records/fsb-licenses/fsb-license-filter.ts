import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { containing, type ListOrder } from '@/lib/database/keyset'
import { addDays, type IsoDate } from '@/lib/kernel/calendar'
import { nameContains } from '@/lib/records/companies/names/search-names'
import { type LicenseListParams, licenseSort } from './fsb-license-list-params'

/** FSB licenses `l` with their company `c`. */
export const LICENSE_SOURCE = Prisma.sql`fsb_license l JOIN company c ON c.id = l.company_id`

/** The number of products that the license covers. */
export const PRODUCT_COUNT = Prisma.sql`
  (SELECT count(*)::int FROM fsb_license_product lp WHERE lp.fsb_license_id = l.id)`

/**
 * The stored status, or `expired` when the last day of a valid license is before today. Expiry is never stored.
 */
export const statusOn = (today: IsoDate): Prisma.Sql =>
  Prisma.sql`CASE WHEN l.status = 'valid' AND l.valid_until < ${today}::date THEN 'expired' ELSE l.status::text END`

/** Active: neither the FSB license nor its company is archived. */
export const ACTIVE_LICENSE = Prisma.sql`l.archived_at IS NULL AND c.archived_at IS NULL`

/** Valid licenses that expire in a calendar year. */
export const endingIn = (year: number): Prisma.Sql =>
  Prisma.sql`
    l.status = 'valid' AND l.valid_until BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31)`

/** The condition of a filter. */
export function licenseWhere(params: LicenseListParams, today: IsoDate): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (!params.state) parts.push(ACTIVE_LICENSE)
  if (params.state === 'archived') parts.push(Prisma.sql`NOT (${ACTIVE_LICENSE})`)
  if (params.q) {
    const pattern = containing(params.q)
    parts.push(
      Prisma.sql`
        (l.number ILIKE ${pattern} OR l.applicant ILIKE ${pattern} OR ${nameContains(Prisma.sql`c.name`, params.q)})`,
    )
  }
  if (params.company) parts.push(Prisma.sql`l.company_id = ${params.company}::uuid`)
  if (params.product) {
    parts.push(
      Prisma.sql`
        EXISTS (SELECT FROM fsb_license_product lp
          WHERE lp.fsb_license_id = l.id AND lp.product_id = ${params.product}::uuid)`,
    )
  }
  if (params.kind?.length) parts.push(isOneOf(Prisma.sql`l.kind`, 'FsbLicenseKind', params.kind))
  if (params.status?.length) parts.push(Prisma.sql`${statusOn(today)} IN (${Prisma.join(params.status)})`)
  if (params.expiring) {
    const until = addDays(today, Number(params.expiring))
    parts.push(Prisma.sql`l.status = 'valid' AND l.valid_until BETWEEN ${today}::date AND ${until}::date`)
  }
  if (params.ends) parts.push(endingIn(params.ends))
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/**
 * By number, by company, or by expiry, with licenses without a last day at the end. A filter by expiry is ordered by
 * it.
 */
export function licenseOrder(params: LicenseListParams): ListOrder {
  const sort = licenseSort(params)
  const id = Prisma.sql`l.id`
  if (sort === 'expiry') {
    return { by: Prisma.sql`coalesce(l.valid_until, 'infinity'::date)`, id, type: 'date', direction: 'ascending' }
  }
  const name = sort === 'company' ? Prisma.sql`c.name` : Prisma.sql`l.number`
  return { by: Prisma.sql`lower(${name}) COLLATE "C"`, id, type: 'text', direction: 'ascending' }
}
