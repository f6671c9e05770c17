import 'server-only'
import type { FsbLicenseKind } from '@/lib/compliance/rules/types'
import type { Transaction } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { paidFigures, paidIn } from '@/lib/reporting/yearly-summary/figures/figures-from-tallies'
import { sameDayIn } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { Sum, SummaryMonth } from '@/lib/reporting/yearly-summary/summary-figures'
import { areAddedUp, readTallies } from '@/lib/reporting/yearly-summary/tallies/read-tallies'

/**
 * The amounts paid in a year: by month with the year before, by kind of FSB license, and in the year before up to the
 * day of the comparison.
 */
export type PaidFigures = { months: SummaryMonth[]; kinds: ({ kind: FsbLicenseKind } & Sum)[]; thenCents: Cents }

/**
 * Reads the amounts paid in a year until its last counted day. For years that have tallies, only the payments of the
 * last minutes are read; for other years, all payments of both years. The transaction must see a single snapshot.
 */
export async function readPaidFigures(
  transaction: Transaction,
  year: number,
  { lastDay, timeZone }: { lastDay: IsoDate; timeZone: string },
): Promise<PaidFigures> {
  const sameDay = sameDayIn(year - 1, lastDay)
  if (!(await areAddedUp(transaction, [year - 1, year], timeZone))) return addUp(transaction, year, sameDay)
  const tallies = await readTallies(transaction, { year }, timeZone)
  const { months, kinds } = paidFigures(tallies, year)
  return {
    months,
    kinds: kinds.map(({ key, count, cents }) => ({ kind: key, count, cents })),
    thenCents: paidIn(tallies, year - 1, (day) => day <= sameDay).cents,
  }
}

type Row = Sum & { year: number; month: number | null; kind: FsbLicenseKind | null; centsToDay: Cents }

async function addUp(transaction: Transaction, year: number, sameDay: IsoDate): Promise<PaidFigures> {
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT p.year, extract(month FROM p.payment_date)::int AS month, l.kind::text AS kind, count(*)::int AS count,
      sum(p.amount_cents)::float8 AS cents,
      coalesce(sum(p.amount_cents) FILTER (WHERE p.payment_date <= ${sameDay}::date), 0)::float8 AS "centsToDay"
    FROM payment p JOIN fsb_license l ON l.id = p.fsb_license_id
    WHERE p.state = 'paid' AND p.payment_date >= make_date(${year - 1}::int, 1, 1)
      AND p.payment_date <= make_date(${year}::int, 12, 31)
    GROUP BY GROUPING SETS ((1, 2), (1, 3))`
  const sumOf = (which: number, of: number): Sum => {
    const row = rows.find((each) => each.year === which && each.month === of)
    return { count: row?.count ?? 0, cents: row?.cents ?? 0 }
  }
  return {
    months: Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      paid: { ...sumOf(year, at + 1), before: sumOf(year - 1, at + 1) },
    })),
    kinds: rows.flatMap(({ year: of, kind, count, cents }) => (of === year && kind ? [{ kind, count, cents }] : [])),
    thenCents: rows.reduce((sum, row) => (row.year === year - 1 && row.month ? sum + row.centsToDay : sum), 0),
  }
}
