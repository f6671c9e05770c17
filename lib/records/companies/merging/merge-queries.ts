import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import { db } from '@/lib/database/db'
import type { Cents } from '@/lib/kernel/money'

/** A company that was kept, with the companies merged into it. */
export type Payer = {
  id: string
  name: string
  /** The companies merged into it. */
  joined: { id: string; name: string }[]
}

/** The payer of a company that was kept or merged; null for a company on its own. */
export async function readPayer(companyId: string): Promise<Payer | null> {
  const rows = await db.$queryRaw<Payer[]>`
    SELECT p.id, p.name,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)
        ORDER BY lower(o.name) COLLATE "C"), '[]')
      FROM company o WHERE o.payer_id = p.id AND o.id <> p.id) AS joined
    FROM company c JOIN company p ON p.id = c.payer_id WHERE c.id = ${companyId}::uuid`
  return rows[0] ?? null
}

/** A request that a company be merged into another, or separated from it: who made it and who decided. */
export type MergeRequest = {
  id: string
  companyId: string
  companyName: string
  intoId: string
  intoName: string
  separates: boolean
  reason: string
  askedById: string
  askedByName: string
  askedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
}

const MERGE_REQUEST = Prisma.sql`
  j.id, j.company_id AS "companyId", c.name AS "companyName", j.into_id AS "intoId", i.name AS "intoName", j.separates,
  j.reason, j.asked_by_id AS "askedById", a.name AS "askedByName", j.asked_at AS "askedAt", w.name AS "decidedByName",
  d.decided_at AS "decidedAt"
  FROM company_join j JOIN company c ON c.id = j.company_id JOIN company i ON i.id = j.into_id
    JOIN person a ON a.id = j.asked_by_id
    LEFT JOIN company_join_decision d ON d.join_id = j.id LEFT JOIN person w ON w.id = d.decided_by_id`

/** The confirmed request by which a company is merged into another now; null for any other company. */
export async function readCurrentMerge(companyId: string): Promise<MergeRequest | null> {
  const rows = await db.$queryRaw<MergeRequest[]>`
    SELECT ${MERGE_REQUEST}
    WHERE j.company_id = ${companyId}::uuid AND d.confirmed AND NOT j.separates AND c.payer_id <> c.id
    ORDER BY d.decided_at DESC LIMIT 1`
  return rows[0] ?? null
}

/** The pending requests about a company, or about all, the oldest first. */
export const readPendingMerges = (companyId: string | null = null): Promise<MergeRequest[]> =>
  db.$queryRaw<MergeRequest[]>`
    SELECT ${MERGE_REQUEST}
    WHERE d.join_id IS NULL AND (${companyId}::uuid IS NULL OR ${companyId}::uuid IN (j.company_id, j.into_id))
    ORDER BY j.asked_at`

/**
 * One year of two companies side by side, with the pending entries that would lose their reservation if they were one
 * payer.
 */
export type MergePreviewYear = { year: number; company: Headroom; into: Headroom; givesWay: LosingEntry[] }
export type LosingEntry = {
  id: string
  reference: string
  companyName: string
  paymentDate: string
  amountCents: Cents
  /** It has been paid: it becomes an apparent violation instead. */
  moneyLeft: boolean
}

/**
 * The effect of merging two companies on each year in which one of them has entries, newest first. The database selects
 * the entries by the same function as in the merge.
 */
export const previewMerge = (companyId: string, intoId: string): Promise<MergePreviewYear[]> => db.$queryRaw<
  MergePreviewYear[]
>`
  WITH both_of AS MATERIALIZED (
    SELECT companies_of_payer(${companyId}::uuid) || companies_of_payer(${intoId}::uuid) AS ids)
  SELECT y.year, headroom_of(${companyId}::uuid, y.year) AS company, headroom_of(${intoId}::uuid, y.year) AS "into",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'reference', p.reference, 'companyName', c.name,
        'paymentDate', p.payment_date, 'amountCents', p.amount_cents, 'moneyLeft', g.money_left)
      ORDER BY g.money_left, p.payment_date DESC, p.recorded_at DESC, p.id DESC), '[]')
      FROM entries_that_give_way(both_of.ids, y.year, 0) g
      JOIN payment p ON p.id = g.id
      JOIN company c ON c.id = p.company_id) AS "givesWay"
  FROM both_of CROSS JOIN LATERAL (SELECT DISTINCT year FROM company_year WHERE company_id = ANY (both_of.ids)) y
  ORDER BY y.year DESC`

/** The headroom of two companies with one cap: the sums of used, reserved and apparent violations, in cents. */
export const combined = (one: Headroom, other: Headroom): Headroom => ({
  capCents: Math.max(one.capCents, other.capCents),
  usedCents: one.usedCents + other.usedCents,
  reservedCents: one.reservedCents + other.reservedCents,
  violationCents: one.violationCents + other.violationCents,
})
