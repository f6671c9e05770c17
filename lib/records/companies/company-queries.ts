import 'server-only'
import { BAND_FROM_PERCENT, type Headroom } from '@/lib/compliance/rules/money/headroom'
import { db } from '@/lib/database/db'
import { keysetOf, type ListPage } from '@/lib/database/keyset'
import {
  CAP,
  companyOrder,
  companySource,
  companyWhere,
  IS_MERGED,
  MERGED_COUNT,
  OWN_RESERVED,
  OWN_USED,
  OWN_VIOLATIONS,
  PERCENT,
  REMAINING,
  RESERVED,
  USED,
  VIOLATIONS,
} from './list/company-filter'
import type { CompanyListParams } from './list/company-list-params'

export type CompanyRow = Headroom & {
  id: string
  place: string
  name: string
  country: string
  groupName: string | null
  archived: boolean
  /** The company it is merged into; null for any other. */
  joinedInto: string | null
  joinedCount: number
  payments: number
  waiting: number
  violations: number
}

export type CompanySums = { count: number; usedCents: number; reservedCents: number; leftCents: number }

/** One page of the companies of a filter, with their headroom in that year. */
export async function listCompanies(params: CompanyListParams, year: number): Promise<ListPage<CompanyRow>> {
  const order = companyOrder(params)
  const { where, orderAndLimit, toPage } = keysetOf(order, params)
  const rows = await db.$queryRaw<CompanyRow[]>`
    SELECT c.id, (${order.by})::text AS place, c.name, c.country, g.name AS "groupName",
      c.archived_at IS NOT NULL AS archived,
      CASE WHEN ${IS_MERGED} THEN payer.name END AS "joinedInto", ${MERGED_COUNT} AS "joinedCount",
      ${CAP} AS "capCents", ${USED} AS "usedCents", ${RESERVED} AS "reservedCents",
      ${VIOLATIONS}::float8 AS "violationCents",
      coalesce(y.requested_count + y.in_review_count + y.unreserved_count + y.approved_count + y.paid_count
        + y.rejected_count + y.voided_count + y.blocked_count + y.violation_count, 0) AS payments,
      coalesce(y.requested_count + y.in_review_count + y.unreserved_count, 0) AS waiting,
      coalesce(y.violation_count, 0) AS violations
    FROM ${companySource(year)} WHERE ${companyWhere(params)} AND ${where} ${orderAndLimit}`
  return toPage(rows)
}

/** Count and sums of the whole filter, not of the page. The headroom is counted once for each payer. */
export async function sumCompanies(params: CompanyListParams, year: number): Promise<CompanySums> {
  const [sums] = await db.$queryRaw<CompanySums[]>`
    SELECT count(*)::int AS count, coalesce(sum(used), 0)::float8 AS "usedCents",
      coalesce(sum(reserved), 0)::float8 AS "reservedCents",
      coalesce(sum("left") FILTER (WHERE place = 1), 0)::float8 AS "leftCents"
    FROM (SELECT ${OWN_USED} AS used, ${OWN_RESERVED} AS reserved, ${REMAINING} AS "left",
        row_number() OVER (PARTITION BY coalesce(c.payer_id, c.id)) AS place
      FROM ${companySource(year)} WHERE ${companyWhere(params)}) rows`
  return sums ?? { count: 0, usedCents: 0, reservedCents: 0, leftCents: 0 }
}

/** A company with the number of its active products and licenses; null for an unknown id. */
export async function companyDetail(id: string) {
  return db.company.findUnique({
    where: { id },
    include: {
      _count: { select: { products: { where: { archivedAt: null } }, fsbLicenses: { where: { archivedAt: null } } } },
    },
  })
}

export type CompanyYearRow = Headroom & {
  year: number
  payments: number
  waiting: number
  blocked: number
  violations: number
}

/**
 * The headroom of a company, together with the companies merged with it, in each year in which one of them has entries,
 * newest first.
 */
export async function companyYears(companyId: string): Promise<CompanyYearRow[]> {
  const { payerId } = await db.company.findUniqueOrThrow({ where: { id: companyId }, select: { payerId: true } })
  if (!payerId) return ownYears(companyId)
  const [own, joined] = await Promise.all([
    ownYears(companyId),
    db.payerYear.findMany({ where: { payerId }, orderBy: { year: 'desc' } }),
  ])
  return joined.map(({ year, capCents, usedCents, reservedCents, violationCents }) => ({
    ...NO_ENTRIES,
    ...own.find((row) => row.year === year),
    year,
    capCents,
    usedCents,
    reservedCents,
    violationCents: Number(violationCents),
  }))
}

const NO_ENTRIES = { payments: 0, waiting: 0, blocked: 0, violations: 0 }

async function ownYears(companyId: string): Promise<CompanyYearRow[]> {
  const years = await db.companyYear.findMany({ where: { companyId }, orderBy: { year: 'desc' } })
  return years.map((row) => ({
    year: row.year,
    capCents: row.capCents,
    usedCents: row.usedCents,
    reservedCents: row.reservedCents,
    payments:
      row.requestedCount +
      row.inReviewCount +
      row.unreservedCount +
      row.approvedCount +
      row.paidCount +
      row.rejectedCount +
      row.voidedCount +
      row.blockedCount +
      row.violationCount,
    waiting: row.requestedCount + row.inReviewCount + row.unreservedCount,
    blocked: row.blockedCount,
    violations: row.violationCount,
    violationCents: Number(row.violationCents),
  }))
}

/**
 * The companies of a group with their headroom in one year, the least first. Archived ones are included, since their
 * payments count.
 */
export async function groupYear(groupId: string, year: number) {
  return db.$queryRaw<(Headroom & { id: string; name: string; archived: boolean; ownTakenCents: number })[]>`
    SELECT c.id, c.name, c.archived_at IS NOT NULL AS archived, ${CAP} AS "capCents", ${USED} AS "usedCents",
      ${RESERVED} AS "reservedCents", ${VIOLATIONS}::float8 AS "violationCents",
      (${OWN_USED} + ${OWN_RESERVED} + ${OWN_VIOLATIONS})::float8 AS "ownTakenCents"
    FROM ${companySource(year)} WHERE ${groupId}::uuid = ANY (g.ids) ORDER BY ${REMAINING}, lower(c.name) COLLATE "C"`
}

/** The names of all groups, as suggestions for a field. */
export const groupNames = async (): Promise<{ id: string; name: string }[]> =>
  db.companyGroup.findMany({ orderBy: { name: 'asc' }, take: 1000 })

/** The name of a company for the chip of a filter; null for an unknown id. */
export const companyName = async (id: string): Promise<string | null> =>
  (await db.company.findUnique({ where: { id }, select: { name: true } }))?.name ?? null

/**
 * The number of companies in each view of the list, regardless of the filter: active, at 80 per cent of the cap or
 * more, archived.
 */
export async function countCompanyViews(year: number): Promise<{ active: number; nearCap: number; archived: number }> {
  const [counts] = await db.$queryRaw<{ active: number; nearCap: number; archived: number }[]>`
    SELECT count(*) FILTER (WHERE c.archived_at IS NULL)::int AS active,
      count(*) FILTER (
        WHERE c.archived_at IS NULL AND ${PERCENT} >= ${BAND_FROM_PERCENT.getting_low}
      )::int AS "nearCap",
      count(*) FILTER (WHERE c.archived_at IS NOT NULL)::int AS archived
    FROM ${companySource(year)}`
  return counts ?? { active: 0, nearCap: 0, archived: 0 }
}
