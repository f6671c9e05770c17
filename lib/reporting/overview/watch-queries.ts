import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { BAND_FROM_PERCENT, type Headroom } from '@/lib/compliance/rules/money/headroom'
import type { FsbLicenseKind, RuleName } from '@/lib/compliance/rules/types'
import { db } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { Cents } from '@/lib/kernel/money'
import { REFUSING_RULES } from '@/lib/ledger/payments/list/refusing-rules'
import { countBands, leftSql, payersOf, percentSql, ROLLUP_HEADROOM } from '@/lib/records/companies/headroom-sql'
import { ACTIVE_LICENSE, LICENSE_SOURCE } from '@/lib/records/fsb-licenses/fsb-license-filter'

const EXPIRING_ROWS = 6

/** Entries blocked by one rule. An entry blocked by two rules is listed under both. */
export type BlockedByRule = { rule: RuleName; count: number; cents: Cents; messages: string[] }
export type BlockedThisMonth = {
  from: IsoDate
  count: number
  cents: Cents
  rules: BlockedByRule[]
}

type RefusedRow = {
  id: string
  cents: Cents
  findings: { rule: RuleName; message: string; matched: string | null }[]
}

/** Reads the entries blocked this month by rule, largest sum first. */
export async function readBlockedThisMonth(today: IsoDate, timeZone: string): Promise<BlockedThisMonth> {
  const from = `${today.slice(0, 8)}01`
  const rows = await db.$queryRaw<RefusedRow[]>`
    SELECT p.id, p.amount_cents AS cents,
      ARRAY(SELECT jsonb_build_object('rule', f->>'rule', 'message', f->>'says', 'matched', f #>> '{facts,0,value}')
        FROM jsonb_array_elements(d.findings) f WHERE f->>'rule' = ANY(${REFUSING_RULES})) AS findings
    FROM payment p JOIN payment_transition t ON t.payment_id = p.id AND t.to_state = 'blocked'
      JOIN LATERAL (SELECT * FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1) d ON true
    WHERE p.state = 'blocked' AND t.at >= (${from}::date::timestamp AT TIME ZONE ${timeZone}) ORDER BY t.at`
  return {
    from,
    count: rows.length,
    cents: rows.reduce((sum, row) => sum + row.cents, 0),
    rules: byRule(rows),
  }
}

function byRule(rows: readonly RefusedRow[]): BlockedByRule[] {
  const rules = new Map<RuleName, BlockedByRule>()
  for (const row of rows) {
    for (const { rule, message, matched } of row.findings) {
      const entry = rules.get(rule) ?? { rule, count: 0, cents: 0, messages: [] }
      entry.count += 1
      entry.cents += row.cents
      // A destination is identified by the text as typed; the messages of other rules include their amounts.
      entry.messages.push(rule === 'destination' && matched ? matched : message)
      rules.set(rule, entry)
    }
  }
  return [...rules.values()].sort((one, other) => other.cents - one.cents || one.rule.localeCompare(other.rule))
}

/** The number of companies in each band from 80 per cent, and those closest to the cap. */
export type CapsNearLimit = {
  companyCount: number
  bands: { getting_low: number; low: number; very_low: number; none_left: number }
  rows: CapRow[]
}
export type CapRow = Headroom & { companyId: string; companyName: string; joinedCount: number }

const NEAR_ROWS = 6

/**
 * Reads the active payers at 80 per cent or more of their cap in a year (bandOf,
 * lib/compliance/rules/money/headroom.ts).
 */
export async function readCapsNearLimit(year: number): Promise<CapsNearLimit> {
  const [counts, rows] = await Promise.all([
    db.$queryRaw<(CapsNearLimit['bands'] & { companyCount: number })[]>`
      SELECT ${countBands(ROLLUP_HEADROOM)},
        (SELECT count(*)::int FROM company WHERE archived_at IS NULL) AS "companyCount"
      FROM ${payersOf(year)} WHERE y.archived_at IS NULL`,
    db.$queryRaw<CapRow[]>`
      SELECT y.company_id AS "companyId", y.name AS "companyName", y.joined_count AS "joinedCount",
        y.cap_cents AS "capCents", y.used_cents AS "usedCents", y.reserved_cents AS "reservedCents",
        y.violation_cents::float8 AS "violationCents"
      FROM ${payersOf(year)} WHERE y.archived_at IS NULL
        AND ${percentSql(ROLLUP_HEADROOM)} >= ${BAND_FROM_PERCENT.getting_low}
      ORDER BY ${leftSql(ROLLUP_HEADROOM)}, y.name LIMIT ${NEAR_ROWS}`,
  ])
  const { companyCount = 0, ...bands } = counts[0] ?? {}
  return { companyCount, bands: { getting_low: 0, low: 0, very_low: 0, none_left: 0, ...bands }, rows }
}

export type ExpiringLicense = {
  id: string
  kind: FsbLicenseKind
  number: string
  companyName: string
  productName: string | null
  productCount: number
  validUntil: IsoDate
}
export type ExpiringLicenses = { counts: Record<30 | 60 | 90, number>; total: number; rows: ExpiringLicense[] }

/**
 * Reads the valid FSB licenses that expire within 30, 60 and 90 days (each count includes the shorter periods), and the
 * next ones.
 */
export async function readExpiringLicenses(today: IsoDate): Promise<ExpiringLicenses> {
  const soon = Prisma.sql`
    ${ACTIVE_LICENSE} AND l.status = 'valid' AND l.valid_until >= ${today}::date
    AND l.valid_until <= ${today}::date + 90`
  const [counts, rows] = await Promise.all([
    db.$queryRaw<{ in30: number; in60: number; in90: number; total: number }[]>`
      SELECT count(*) FILTER (WHERE l.valid_until <= ${today}::date + 30)::int AS in30,
        count(*) FILTER (WHERE l.valid_until <= ${today}::date + 60)::int AS in60,
        count(*)::int AS in90, (SELECT count(*)::int FROM ${LICENSE_SOURCE} WHERE ${ACTIVE_LICENSE}) AS total
      FROM ${LICENSE_SOURCE} WHERE ${soon}`,
    db.$queryRaw<ExpiringLicense[]>`
      SELECT l.id, l.kind::text AS kind, l.number, c.name AS "companyName", l.valid_until::text AS "validUntil",
        (SELECT min(p.name) FROM fsb_license_product lp JOIN product p ON p.id = lp.product_id
          WHERE lp.fsb_license_id = l.id) AS "productName",
        (SELECT count(*)::int FROM fsb_license_product lp WHERE lp.fsb_license_id = l.id) AS "productCount"
      FROM ${LICENSE_SOURCE} WHERE ${soon} ORDER BY l.valid_until, l.number LIMIT ${EXPIRING_ROWS}`,
  ])
  const { in30 = 0, in60 = 0, in90 = 0, total = 0 } = counts[0] ?? {}
  return { counts: { 30: in30, 60: in60, 90: in90 }, total, rows }
}
