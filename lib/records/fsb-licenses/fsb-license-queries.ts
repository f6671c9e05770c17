import 'server-only'
import type { FsbLicenseKind, FsbLicenseStatus } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import { addDays, fromDateColumn, type IsoDate } from '@/lib/kernel/calendar'
import {
  ACTIVE_LICENSE,
  LICENSE_SOURCE,
  licenseOrder,
  licenseWhere,
  PRODUCT_COUNT,
  statusOn,
} from './fsb-license-filter'
import type { LicenseListParams } from './fsb-license-list-params'

export type LicenseStatusNow = FsbLicenseStatus | 'expired'

export type LicenseRow = {
  id: string
  place: string
  kind: FsbLicenseKind
  number: string
  status: LicenseStatusNow
  companyId: string
  companyName: string
  applicant: string
  issuedOn: IsoDate | null
  validUntil: IsoDate | null
  archived: boolean
  products: number
}

/** One page of the FSB licenses of a filter, with their status as of today. */
export async function listFsbLicenses(params: LicenseListParams, today: IsoDate): Promise<ListPage<LicenseRow>> {
  const order = licenseOrder(params)
  const { where, orderAndLimit, toPage } = keysetOf(order, params)
  const rows = await db.$queryRaw<LicenseRow[]>`
    SELECT l.id, (${order.by})::text AS place, l.kind::text AS kind, l.number, ${statusOn(today)} AS status,
      c.id AS "companyId", c.name AS "companyName",
      l.applicant, l.issued_on::text AS "issuedOn", l.valid_until::text AS "validUntil",
      NOT (${ACTIVE_LICENSE}) AS archived,
      ${PRODUCT_COUNT} AS products
    FROM ${LICENSE_SOURCE} WHERE ${licenseWhere(params, today)} AND ${where} ${orderAndLimit}`
  return toPage(rows)
}

/** The number of licenses of the filter, of those that expire within 90 days, and of those that have expired. */
export async function countFsbLicenses(params: LicenseListParams, today: IsoDate) {
  const [counts] = await db.$queryRaw<{ count: number; expiring: number; expired: number }[]>`
    SELECT count(*)::int AS count,
      count(*) FILTER (WHERE l.status = 'valid'
        AND l.valid_until BETWEEN ${today}::date AND ${addDays(today, 90)}::date)::int AS expiring,
      count(*) FILTER (WHERE l.status = 'valid' AND l.valid_until < ${today}::date)::int AS expired
    FROM ${LICENSE_SOURCE} WHERE ${licenseWhere(params, today)}`
  return counts ?? { count: 0, expiring: 0, expired: 0 }
}

/** An FSB license with its company and the products it covers, by name; null for an unknown id. */
export async function licenseDetail(id: string, today: IsoDate) {
  const license = await db.fsbLicense.findUnique({
    where: { id },
    include: {
      company: { select: { id: true, name: true, archivedAt: true } },
      products: { include: { product: true }, orderBy: { product: { name: 'asc' } } },
    },
  })
  if (!license) return null
  const { products, issuedOn, validUntil, ...rest } = license
  const until = validUntil && fromDateColumn(validUntil)
  return {
    ...rest,
    issuedOn: issuedOn && fromDateColumn(issuedOn),
    validUntil: until,
    statusNow: statusNow(rest.status, until, today),
    products: products.map(({ product }) => product),
  }
}

export type LicenseDetail = NonNullable<Awaited<ReturnType<typeof licenseDetail>>>

/** `expired` for a valid license whose last day is before today; otherwise the stored status. */
const statusNow = (status: FsbLicenseStatus, validUntil: IsoDate | null, today: IsoDate): LicenseStatusNow =>
  status === 'valid' && validUntil !== null && validUntil < today ? 'expired' : status

/** The active FSB licenses of a company, the first to expire first, at most `limit`. */
export async function licensesOfCompany(companyId: string, today: IsoDate, limit: number) {
  const licenses = await db.fsbLicense.findMany({
    where: { companyId, archivedAt: null },
    orderBy: [{ validUntil: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: limit,
  })
  return licenses.map(({ id, kind, number, status, validUntil }) => {
    const until = validUntil && fromDateColumn(validUntil)
    return { id, kind, number, validUntil: until, status: statusNow(status, until, today) }
  })
}

/** The number of FSB licenses in each view of the list, regardless of the filter. */
export async function countLicenseViews(today: IsoDate) {
  const [counts] = await db.$queryRaw<{ active: number; expiring: number; expired: number; archived: number }[]>`
    SELECT count(*) FILTER (WHERE ${ACTIVE_LICENSE})::int AS active,
      count(*) FILTER (WHERE ${ACTIVE_LICENSE} AND l.status = 'valid'
        AND l.valid_until BETWEEN ${today}::date AND ${addDays(today, 90)}::date)::int AS expiring,
      count(*) FILTER (WHERE ${ACTIVE_LICENSE} AND l.status = 'valid'
        AND l.valid_until < ${today}::date)::int AS expired,
      count(*) FILTER (WHERE NOT (${ACTIVE_LICENSE}))::int AS archived
    FROM ${LICENSE_SOURCE}`
  return counts ?? { active: 0, expiring: 0, expired: 0, archived: 0 }
}
