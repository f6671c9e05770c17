import 'server-only'
import type { Transaction } from '@/lib/audit/audited'
import { type IsoDate, yearOf } from '@/lib/calendar'
import { lastDayCounted, sameDayIn } from '@/lib/overview/month-curve'
import {
  countFiltered,
  readBlockedByRule,
  readCorrections,
  readExpiring,
  readReviews,
  readViolations,
} from './conduct-queries'
import { licensesOfYear } from './licenses-of-year'
import { comparedOf, type PaidCell, readPaidCells, splitBy, sumOf } from './paid-cells'
import { project } from './projection'
import { readCompanies, readReservedByMonth, readTotals } from './rollup-queries'
import type { SummaryFigures } from './summary-figures'
import type { SummaryScope } from './summary-scope'

/** One query after the other on one connection and in one snapshot: the figures agree, and the pool is left to others. */
export async function readFigures(
  transaction: Transaction,
  scope: SummaryScope,
  today: IsoDate,
): Promise<SummaryFigures> {
  const { year } = scope
  const lastDay = lastDayCounted(year, today)
  const sameDay = sameDayIn(year - 1, lastDay)
  const totals = await readTotals(transaction, scope)
  const cells = await readPaidCells(transaction, scope, { lastDay, sameDay })
  return {
    year,
    company: await companyOf(transaction, scope),
    totals,
    before: await readTotals(transaction, { ...scope, year: year - 1 }),
    ...paidFigures(cells, year),
    ...(await conductFigures(transaction, scope)),
    companies: await readCompanies(transaction, scope),
    closed: (await transaction.ledgerYear.findUnique({ where: { year } }))?.closedAt != null,
    lastDay,
    sameDay: { date: sameDay, cents: sumOf(cells.filter((cell) => cell.year === year - 1 && cell.byThen)).cents },
    projection: yearOf(today) === year ? await projectionOf(transaction, scope, today, cells, totals.usedCents) : null,
  }
}

const companyOf = async (transaction: Transaction, { companyId }: SummaryScope) =>
  companyId
    ? transaction.company.findUniqueOrThrow({ where: { id: companyId }, select: { id: true, name: true } })
    : null

function paidFigures(cells: readonly PaidCell[], year: number) {
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    paid: comparedOf(
      cells.filter(({ month }) => month === at + 1),
      year,
    ),
  }))
  const now = cells.filter((cell) => cell.year === year)
  const licenses = licensesOfYear(year).map(({ license: { shortName, fullName, line }, inForce }) => ({
    shortName,
    fullName,
    line,
    inForce,
    ...sumOf(now.filter((cell) => cell.licenses.includes(shortName))),
  }))
  return {
    months,
    licenses,
    // Every paid entry names an FSB license (the ledger demands it); a payment without a product is told as such.
    kinds: splitBy(cells, year, ({ kind }) => kind ?? 'notification'),
    payees: splitBy(cells, year, ({ payee }) => payee),
    productKinds: splitBy(cells, year, ({ productKind }) => productKind ?? 'none'),
  }
}

async function conductFigures(transaction: Transaction, scope: SummaryScope) {
  const count = (filter: Parameters<typeof countFiltered>[2]) => countFiltered(transaction, scope, filter)
  return {
    blocked: await readBlockedByRule(transaction, scope),
    reviews: await readReviews(transaction, scope),
    reviewsBefore: await readReviews(transaction, { ...scope, year: scope.year - 1 }),
    nearMisses: { within: await count({ near: 'within' }), over: await count({ near: 'over' }) },
    late: {
      afterPayment: await count({ entered: 'after_payment' }),
      afterYear: await count({ entered: 'after_year' }),
    },
    corrections: {
      voided: await count({ state: ['voided'] }),
      anew: await count({ correction: 'yes' }),
      rows: await readCorrections(transaction, scope),
    },
    expiring: await readExpiring(transaction, scope),
    violations: await readViolations(transaction, scope),
  }
}

async function projectionOf(
  transaction: Transaction,
  scope: SummaryScope,
  today: IsoDate,
  cells: readonly PaidCell[],
  usedCents: number,
) {
  const current = Number(today.slice(5, 7))
  const reserved = await readReservedByMonth(transaction, scope)
  const toCome = Array.from({ length: 13 - current }, (_, at) => {
    const month = current + at
    const isReserved = ({ month: of }: { month: number }) => of === month || (month === current && of < month)
    const before = cells.filter((cell) => cell.year === scope.year - 1 && cell.month === month && !cell.byThen)
    return {
      month,
      reservedCents: reserved.filter(isReserved).reduce((sum, { cents }) => sum + cents, 0),
      paidBeforeCents: sumOf(before).cents,
    }
  })
  return project(usedCents, toCome)
}
