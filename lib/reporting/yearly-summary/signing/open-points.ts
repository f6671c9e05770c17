import 'server-only'
import type { Transaction } from '@/lib/database/db'
import { listHref } from '@/lib/kernel/list-params'
import { openItems } from '@/lib/ledger/years/open-items'
import { readOpenWork } from '@/lib/ledger/years/open-work'
import type { SummaryScope } from '../summary-scope'

/** Something of a year that a person has not dealt with yet, and the list that has it. */
export type OpenPoint = { key: string; count: number; label: string; href: string }

type Counts = { debits: number; unconfirmed: number; withoutNote: number; cases: number }

/**
 * Reads what is open in a year when it is signed, of all companies or of one, as the given transaction sees it:
 * payments without a decision or payment, debits and apparent violations that no second person has confirmed, apparent
 * violations without a note, and screening cases about its payments. Empty when nothing is open.
 */
export async function readOpenPoints(transaction: Transaction, scope: SummaryScope): Promise<OpenPoint[]> {
  const { year, companyId } = scope
  const work = openItems(year, await readOpenWork(year, { transaction, companyId }), companyId)
  const { debits, unconfirmed, withoutNote, cases } = await countOthers(transaction, scope)
  const payments = (...state: string[]) => listHref('/payments', { year, company: companyId, state })
  const others: OpenPoint[] = [
    {
      key: 'debits',
      count: debits,
      label: 'Payments debited by the bank, the debit not confirmed',
      href: payments('requested', 'in_review', 'unreserved', 'approved'),
    },
    {
      key: 'unconfirmed-violations',
      count: unconfirmed,
      label: 'Apparent violations not confirmed by a second person',
      href: payments('violation'),
    },
    {
      key: 'violations',
      count: withoutNote,
      label: 'Apparent violations without a note',
      href: payments('violation'),
    },
    {
      key: 'cases',
      count: cases,
      label: 'Screening cases without a decision',
      href: listHref('/screening/cases', { year, company: companyId }),
    },
  ]
  return [
    ...work.map(({ key, count, words, href }) => ({ key, count, label: `Payments ${words}`, href })),
    ...others.filter(({ count }) => count > 0),
  ]
}

async function countOthers(
  transaction: Transaction,
  { year, companyId = null }: { year: number; companyId?: string | null },
): Promise<Counts> {
  const rows = await transaction.$queryRaw<Counts[]>`
    WITH entry AS (
      SELECT p.* FROM payment p
        WHERE p.year = ${year} AND (${companyId}::uuid IS NULL OR p.company_id = ${companyId}::uuid)
          AND p.state IN ('requested', 'in_review', 'unreserved', 'approved', 'violation')
    )
    SELECT
      (SELECT count(*)::int FROM entry p WHERE p.state <> 'violation' AND p.debit_date IS NOT NULL) AS debits,
      (SELECT count(*)::int FROM entry p JOIN payment_settlement s ON s.payment_id = p.id
        WHERE p.state = 'violation' AND s.excess_cents > 0
          AND NOT EXISTS (SELECT FROM violation_confirmation c WHERE c.payment_id = p.id)) AS unconfirmed,
      (SELECT count(*)::int FROM entry p WHERE p.state = 'violation' AND p.note = ''
        AND NOT EXISTS (SELECT FROM payment_transition t
          WHERE t.payment_id = p.id AND t.to_state = 'violation' AND t.reason <> '')
        AND NOT EXISTS (SELECT FROM violation_confirmation v WHERE v.payment_id = p.id AND v.reason <> '')
        AND NOT EXISTS (SELECT FROM record_comment n WHERE n.payment_id = p.id AND n.body <> '')) AS "withoutNote",
      (SELECT count(*)::int FROM screening_case k JOIN payment p ON p.id = k.payment_id
        WHERE k.decided_at IS NULL AND p.year = ${year}
          AND (${companyId}::uuid IS NULL OR p.company_id = ${companyId}::uuid)) AS cases`
  return rows[0] ?? { debits: 0, unconfirmed: 0, withoutNote: 0, cases: 0 }
}

/**
 * What is open as one line of text: the signer sends the one that they were shown, and the signed document has it.
 */
export const openPointsText = (points: readonly Pick<OpenPoint, 'count' | 'label'>[]): string =>
  points.map(({ count, label }) => `${label}: ${count.toLocaleString('en-US')}`).join('; ')
