import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/audit/audited'
import type { IsoDate } from '@/lib/calendar'
import type { Cents } from '@/lib/money'
import type { FsbLicenseKind, PayeeKind, ProductKind } from '@/lib/rules/types'
import type { Compared, Sum } from './summary-figures'
import { companyIn, type SummaryScope } from './summary-scope'

/** What was paid in one month for one kind of everything. All the tables of the summary are sums of these, so that they agree. */
export type PaidCell = {
  year: number
  month: number
  /** Up to the day both years are compared at. */
  byThen: boolean
  kind: FsbLicenseKind | null
  payee: PayeeKind
  productKind: ProductKind | null
  licenses: string[]
  count: number
  cents: Cents
}

/** Reads the payments of a year and the year before once. */
export const readPaidCells = (
  transaction: Transaction,
  scope: SummaryScope,
  { lastDay, sameDay }: { lastDay: IsoDate; sameDay: IsoDate },
): Promise<PaidCell[]> => transaction.$queryRaw<PaidCell[]>`
  SELECT p.year, extract(month FROM p.payment_date)::int AS month,
    p.payment_date <= CASE WHEN p.year = ${scope.year} THEN ${lastDay}::date ELSE ${sameDay}::date END AS "byThen",
    l.kind::text AS kind, p.payee_kind::text AS payee, o.kind::text AS "productKind", d.general_licenses AS licenses,
    count(*)::int AS count, sum(p.amount_cents)::float8 AS cents
  FROM payment p LEFT JOIN fsb_license l ON l.id = p.fsb_license_id LEFT JOIN product o ON o.id = p.product_id
    JOIN LATERAL (SELECT general_licenses FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
  WHERE p.state = 'paid' AND p.payment_date BETWEEN make_date(${scope.year - 1}::int, 1, 1) AND make_date(${scope.year}::int, 12, 31)
    AND ${companyIn(Prisma.sql`p.company_id`, scope)}
  GROUP BY 1, 2, 3, 4, 5, 6, 7`

/** The sum of some cells. */
export const sumOf = (cells: readonly PaidCell[]): Sum => ({
  count: cells.reduce((sum, cell) => sum + cell.count, 0),
  cents: cells.reduce((sum, cell) => sum + cell.cents, 0),
})

/** The sum of some cells in a year, beside the year before. */
export const comparedOf = (cells: readonly PaidCell[], year: number): Compared => ({
  ...sumOf(cells.filter((cell) => cell.year === year)),
  before: sumOf(cells.filter((cell) => cell.year === year - 1)),
})

/** The cells by one of their marks, most money first; marks that neither year has are left out. */
export function splitBy<Key extends string>(
  cells: readonly PaidCell[],
  year: number,
  markOf: (cell: PaidCell) => Key,
): ({ key: Key } & Compared)[] {
  return [...new Set(cells.map(markOf))]
    .map((key) => ({
      key,
      ...comparedOf(
        cells.filter((cell) => markOf(cell) === key),
        year,
      ),
    }))
    .sort((one, other) => other.cents - one.cents || (one.key < other.key ? -1 : 1))
}
