import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { containing, type ListOrder } from '@/lib/database/keyset'
import { groupsIn } from '@/lib/records/groups/groups-in-year'
import { bandSql, leftSql, PAID_NINETY_FIVE, percentSql } from '../headroom-sql'
import { nameContains } from '../names/search-names'
import type { CompanyListParams } from './company-list-params'

/**
 * Companies `c` with their groups `g` and their own figures `y` in one calendar year, the figures `joined` of merged
 * companies together, and the company `payer` that was kept. A year without an entry has the full cap.
 */
export const companySource = (year: number): Prisma.Sql => Prisma.sql`
  company c LEFT JOIN ${groupsIn(Prisma.sql`${year}::int`)} g ON g.company_id = c.id
  LEFT JOIN company_year y ON y.company_id = c.id AND y.year = ${year}
  LEFT JOIN company payer ON payer.id = c.payer_id
  LEFT JOIN payer_year joined ON joined.payer_id = c.payer_id AND joined.year = ${year}`

export const CAP = Prisma.sql`coalesce(joined.cap_cents, y.cap_cents, annual_cap_cents())`
export const USED = Prisma.sql`coalesce(joined.used_cents, y.used_cents, 0)`
export const RESERVED = Prisma.sql`coalesce(joined.reserved_cents, y.reserved_cents, 0)`
export const VIOLATIONS = Prisma.sql`coalesce(joined.violation_cents, y.violation_cents, 0)`
/** The totals of the company's own entries, without those of companies merged with it: these add up over companies. */
export const OWN_USED = Prisma.sql`coalesce(y.used_cents, 0)`
export const OWN_RESERVED = Prisma.sql`coalesce(y.reserved_cents, 0)`
export const OWN_VIOLATIONS = Prisma.sql`coalesce(y.violation_cents, 0)`
/** Whether the company was merged into another one. */
export const IS_MERGED = Prisma.sql`coalesce(c.payer_id <> c.id, false)`
/** The number of companies merged into this one. */
export const MERGED_COUNT = Prisma.sql`
  CASE WHEN c.payer_id = c.id THEN (SELECT count(*)::int - 1 FROM company o WHERE o.payer_id = c.id) ELSE 0 END`

const HEADROOM = { cap: CAP, used: USED, reserved: RESERVED, violations: VIOLATIONS }
export const REMAINING = leftSql(HEADROOM)
export const PERCENT = percentSql(HEADROOM)
export const BAND = bandSql(HEADROOM)

const ENTRIES: Readonly<Record<NonNullable<CompanyListParams['entries']>, Prisma.Sql>> = {
  any: Prisma.sql`y.year IS NOT NULL`,
  paid: Prisma.sql`y.paid_count > 0`,
  ninety_five: PAID_NINETY_FIVE,
}

/** The condition of a filter. */
export function companyWhere(params: CompanyListParams): Prisma.Sql {
  const parts: Prisma.Sql[] = []
  if (!params.state) parts.push(Prisma.sql`c.archived_at IS NULL`)
  if (params.state === 'archived') parts.push(Prisma.sql`c.archived_at IS NOT NULL`)
  if (params.q) {
    const pattern = containing(params.q)
    parts.push(
      Prisma.sql`
        (${nameContains(Prisma.sql`c.name`, params.q)}
          OR c.registration_number ILIKE ${pattern} OR g.name ILIKE ${pattern})`,
    )
  }
  if (params.group) parts.push(Prisma.sql`${params.group}::uuid = ANY (g.ids)`)
  if (params.country) parts.push(Prisma.sql`c.country = ${params.country}`)
  if (params.band?.length) parts.push(Prisma.sql`${BAND} IN (${Prisma.join(params.band)})`)
  if (params.entries) parts.push(ENTRIES[params.entries])
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`
}

/** By name, by the least headroom, or by the most used. Case does not matter, on any server. */
export function companyOrder({ sort }: CompanyListParams): ListOrder {
  const id = Prisma.sql`c.id`
  if (sort === 'left') return { by: REMAINING, id, type: 'integer', direction: 'ascending' }
  if (sort === 'used') return { by: USED, id, type: 'integer', direction: 'descending' }
  return { by: Prisma.sql`lower(c.name) COLLATE "C"`, id, type: 'text', direction: 'ascending' }
}
