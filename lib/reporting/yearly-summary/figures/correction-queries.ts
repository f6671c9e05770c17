import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/database/db'
import type { Correction } from '../summary-figures'
import { companyIn, ROWS_SHOWN, type SummaryScope } from '../summary-scope'

/** Limits the search for corrections to some entries, and to those made until an instant. */
type Where = { among?: readonly string[] | null; until?: string }

/**
 * Selects `id, kind, at` of the newest corrections of a year: entries that were voided, and entries that replace
 * others.
 */
export function newestCorrections(scope: SummaryScope, { among, until }: Where): Prisma.Sql {
  const inScope = Prisma.sql`p.year = ${scope.year} AND ${companyIn(Prisma.sql`p.company_id`, scope)}`
  // Candidates are read once for both kinds.
  const candidates = Prisma.sql`candidates AS MATERIALIZED (
    SELECT p.id, p.reference, p.state, p.corrects_id, p.recorded_at
    FROM unnest(${among}::uuid[]) AS candidate(id) JOIN payment p ON p.id = candidate.id
    WHERE ${inScope})`
  const [payments, condition] = among ? [Prisma.sql`candidates p`, Prisma.sql`true`] : [Prisma.sql`payment p`, inScope]
  return Prisma.sql`${among ? Prisma.sql`WITH ${candidates}` : Prisma.empty} SELECT id, kind, at FROM (
    SELECT p.id, p.reference, 'voided' AS kind, t.at
    FROM ${payments} JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'voided'
    WHERE p.state = 'voided' AND ${condition}
    UNION ALL
    SELECT p.id, p.reference, 'entered anew', p.recorded_at
    FROM ${payments} WHERE p.corrects_id IS NOT NULL AND ${condition}
  ) corrections WHERE ${until ? Prisma.sql`at <= ${until}::timestamptz` : Prisma.sql`true`}
  ORDER BY at DESC, reference COLLATE "C", kind COLLATE "C" LIMIT ${ROWS_SHOWN}`
}

/**
 * Reads the newest corrections of a year with who made them and why, among the entries named in `corrected`, or all
 * when it is null.
 */
export const readCorrections = (
  transaction: Transaction,
  scope: SummaryScope,
  corrected: readonly string[] | null,
): Promise<Correction[]> =>
  transaction.$queryRaw<Correction[]>`
    SELECT p.id AS "paymentId", p.reference, c.name AS "companyName", newest.kind, x.reference AS corrects,
      p.amount_cents AS "amountCents",
      to_char(newest.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
      CASE WHEN newest.kind = 'entered anew' THEN r.name WHEN v.id IS NULL THEN a.name
        ELSE k.name || ', confirmed by ' || a.name END AS who,
      CASE WHEN newest.kind = 'entered anew' THEN p.note ELSE t.reason END AS why
    FROM (${newestCorrections(scope, { among: corrected })}) newest
      JOIN payment p ON p.id = newest.id JOIN company c ON c.id = p.company_id JOIN person r ON r.id = p.recorded_by_id
      LEFT JOIN payment x ON x.id = p.corrects_id
      LEFT JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'voided'
      LEFT JOIN person a ON a.id = t.actor_id
      LEFT JOIN void_request v ON v.payment_id = p.id AND v.confirmed LEFT JOIN person k ON k.id = v.asked_by_id
    ORDER BY newest.at DESC, p.reference COLLATE "C", newest.kind COLLATE "C"`
