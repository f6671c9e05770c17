import 'server-only'
import type { Transaction } from '@/lib/database/db'
import { readLaw } from '@/lib/database/read-law'
import { type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { lastDayCounted, sameDayIn } from '@/lib/reporting/yearly-summary/months/month-curve'
import type { SummaryFigures } from '../summary-figures'
import type { SummaryScope } from '../summary-scope'
import { readTallies } from '../tallies/read-tallies'
import { readCompanies, readHighest } from './company-queries'
import { readCorrections } from './correction-queries'
import {
  conductFigures,
  correctionCounts,
  licenseFigures,
  paidFigures,
  paidIn,
  projectionOf,
  totalsOf,
} from './figures-from-tallies'
import { withJoinedPayers } from './joined-payers'
import { readExpiring, readViolations } from './violation-and-expiry-queries'

/**
 * Reads all figures of a summary. The queries run one after another on one connection and in one snapshot, so that the
 * figures agree and other requests keep the rest of the pool.
 */
export async function readSummaryFigures(
  transaction: Transaction,
  scope: SummaryScope,
  { today, timeZone }: { today: IsoDate; timeZone: string },
): Promise<SummaryFigures> {
  const { year } = scope
  const lastDay = lastDayCounted(year, today)
  const sameDay = sameDayIn(year - 1, lastDay)
  const before = { ...scope, year: year - 1 }
  const tallies = await readTallies(transaction, scope, timeZone)
  return {
    year,
    company: await companyOf(transaction, scope),
    totals: await withJoinedPayers(transaction, scope, totalsOf(tallies, year, await readHighest(transaction, scope))),
    before: await withJoinedPayers(
      transaction,
      before,
      totalsOf(tallies, year - 1, await readHighest(transaction, before)),
    ),
    ...paidFigures(tallies, year),
    licenses: licenseFigures(tallies, year, await readLaw()),
    ...conductFigures(tallies, year),
    corrections: {
      ...correctionCounts(tallies),
      rows: await readCorrections(transaction, scope, tallies.corrected),
    },
    expiring: await readExpiring(transaction, scope),
    violations: await readViolations(transaction, scope),
    companies: await readCompanies(transaction, scope),
    closed: await isClosed(transaction, year),
    lastDay,
    sameDay: { date: sameDay, cents: paidIn(tallies, year - 1, (day) => day <= sameDay).cents },
    projection: yearOf(today) === year ? projectionOf(tallies, year, { lastDay, sameDay }) : null,
  }
}

async function companyOf(transaction: Transaction, { companyId }: SummaryScope) {
  if (!companyId) return null
  // As of an instant before it was entered, a company has an empty summary under its current name.
  const rows = await transaction.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name
    FROM (SELECT 1 AS place, id, name FROM company UNION ALL SELECT 2, id, name FROM public.company) AS known
    WHERE id = ${companyId}::uuid ORDER BY place LIMIT 1`
  const company = rows[0]
  if (!company) throw new Error(`there is no company ${companyId}`)
  return company
}

async function isClosed(transaction: Transaction, year: number): Promise<boolean> {
  const rows = await transaction.$queryRaw<{ closed: boolean }[]>`
    SELECT closed_at IS NOT NULL AS closed FROM ledger_year WHERE year = ${year}`
  return rows[0]?.closed ?? false
}
