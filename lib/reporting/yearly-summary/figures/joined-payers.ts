import 'server-only'
import { bandOf, type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import type { Transaction } from '@/lib/database/db'
import type { Totals } from '../summary-figures'
import type { SummaryScope } from '../summary-scope'

/** A year of a company that is joined with others: its own figures, and those of their common payer. */
export type JoinedCompanyYear = { companyId: string; payerId: string; own: Headroom; payer: Headroom }

/**
 * Reads the company-years of a scope that belong to joined payers, as of the instant of the transaction. They are few,
 * whatever the number of companies.
 */
const readJoinedYears = (
  transaction: Transaction,
  { year, companyId = null }: { year: number; companyId?: string | null },
): Promise<JoinedCompanyYear[]> => transaction.$queryRaw<JoinedCompanyYear[]>`
  SELECT y.company_id AS "companyId", c.payer_id AS "payerId",
    jsonb_build_object('capCents', y.cap_cents, 'usedCents', y.used_cents, 'reservedCents', y.reserved_cents,
      'violationCents', y.violation_cents) AS own,
    jsonb_build_object('capCents', p.cap_cents, 'usedCents', p.used_cents, 'reservedCents', p.reserved_cents,
      'violationCents', p.violation_cents) AS payer
  FROM payer_year p JOIN company c ON c.payer_id = p.payer_id
    JOIN company_year y ON y.company_id = c.id AND y.year = p.year
  WHERE p.year = ${year} AND (${companyId}::uuid IS NULL OR c.id = ${companyId}::uuid)`

type OfPayers = Pick<Totals, 'leftCents' | 'highestCents' | 'bands'>

/**
 * Corrects the amount left, the largest amount used and the bands for companies that share one cap, since the tallies
 * add up every company on its own. The amount left counts once for each payer, the band once for each of its companies.
 * The sums used, reserved and paid outside the authorization do not change.
 */
export function underOneCap(totals: OfPayers, joined: readonly JoinedCompanyYear[]): OfPayers {
  const bands = { ...totals.bands }
  const payers = new Map<string, Headroom>()
  let left = totals.leftCents
  for (const { payerId, own, payer } of joined) {
    bands[bandOf(own)] -= 1
    bands[bandOf(payer)] += 1
    left -= leftCents(own)
    payers.set(payerId, payer)
  }
  const headrooms = [...payers.values()]
  return {
    leftCents: left + headrooms.reduce((sum, headroom) => sum + leftCents(headroom), 0),
    highestCents: Math.max(totals.highestCents, ...headrooms.map(({ usedCents }) => usedCents)),
    bands,
  }
}

/** Returns the totals of a year in which the companies of one payer share one cap. */
export async function withJoinedPayers(transaction: Transaction, scope: SummaryScope, totals: Totals): Promise<Totals> {
  return { ...totals, ...underOneCap(totals, await readJoinedYears(transaction, scope)) }
}
