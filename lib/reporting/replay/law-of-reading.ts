import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { type Law, makeLaw, recordsOf } from '@/lib/compliance/law/law'
import { type LawRecord, lawRecord } from '@/lib/compliance/law/schema'
import { lawWith, SHIPPED_LAW_VERSION } from '@/lib/compliance/law/shipped-law'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { DEFAULT_POLICIES, type RulePolicies } from '@/lib/compliance/rules/policies'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import type { IsoDate } from '@/lib/kernel/calendar'
import { endOfDay } from '@/lib/kernel/day-in-zone'
import type { Environment } from './decide-again'
import type { Reading } from './reading'

type Query = Pick<Snapshot, 'query'>

/** Why nothing is replayed with the rules of a day before the first decision. */
export const UNKNOWN_VERSIONS =
  'No decision had been made by then, so the versions of the rules and lists in use are unknown.'

/** The version of the lists of places in this release. */
export const PLACES_VERSION = screenDestination({}).placesVersion

/**
 * Reads the environment of a reading from the snapshot of the replay: the law, the policies and, where requested,
 * whether the rules and lists are those of its day. `proposed` is added to the law as if it had been approved last.
 */
export async function environmentOf(
  snapshot: Query,
  reading: Reading,
  { proposed = [] }: { proposed?: readonly LawRecord[] } = {},
): Promise<Environment> {
  const { rows } = await snapshot.query<{ time_zone: string; today: IsoDate }>(
    Prisma.sql`SELECT time_zone, (now() AT TIME ZONE time_zone)::date::text AS today FROM organisation WHERE id = 1`,
  )
  const [organisation] = rows
  if (!organisation) throw new Error('there is no organisation')
  const day = reading.day ?? organisation.today
  const end = reading.day === null ? null : endOfDay(day, organisation.time_zone)
  const law = await lawAtEnd(snapshot, end)
  const policies = { ...(await policiesAtEnd(snapshot, day, end)), ...reading.policies }
  return {
    // The policy of one cap for a group has the same effect as the reading.
    reading: { ...reading, oneGroupCap: reading.oneGroupCap || policies.oneCapForGroup === 1 },
    day,
    law:
      proposed.length === 0
        ? law
        : makeLaw(`${law.version}+${proposed.length} proposed`, [...recordsOf(law), ...proposed]),
    policies,
    notReplayed: reading.rulesOfDay && end ? await whyNotOfDay(snapshot, end) : null,
  }
}

/** The law that two people had approved by an instant, added to the law shipped with this release; null is now. */
async function lawAtEnd(snapshot: Query, end: Date | null): Promise<Law> {
  const { rows } = await snapshot.query<{ content: unknown }>(
    Prisma.sql`SELECT r.content FROM law_decision d JOIN law_record r ON r.id = d.law_record_id
      WHERE d.approved AND (${end}::timestamptz IS NULL OR d.decided_at <= ${end}::timestamptz) ORDER BY d.seq`,
  )
  return lawWith(rows.map(({ content }) => lawRecord.parse(content)))
}

/** The policies of a day, as they had been set by its end. */
async function policiesAtEnd(snapshot: Query, day: IsoDate, end: Date | null): Promise<RulePolicies> {
  const known = Prisma.sql`(${end}::timestamptz IS NULL OR effective_at <= ${end}::timestamptz)`
  const { rows } = await snapshot.query<{ policies: Partial<RulePolicies>; windows: Partial<RulePolicies> | null }>(
    Prisma.sql`
      SELECT (SELECT coalesce(jsonb_object_agg(name, value), '{}')
        FROM (SELECT DISTINCT ON (name) name, value FROM effective_rule_policy
          WHERE from_date <= ${day}::date AND ${known}
          ORDER BY name, from_date DESC, effective_at DESC) AS of_the_day) AS policies,
        (SELECT jsonb_build_object('duplicateWindowDays', content->'duplicate_window_days',
            'retryWindowDays', content->'retry_window_days')
          FROM record_version
          WHERE table_name = 'organisation' AND record_id = '1'
            AND (${end}::timestamptz IS NULL OR at <= ${end}::timestamptz) ORDER BY number DESC LIMIT 1) AS windows`,
  )
  return { ...DEFAULT_POLICIES, ...rows[0]?.windows, ...rows[0]?.policies }
}

/**
 * Returns why the rules or lists of a day are not available, or null when they are those of this release. The last
 * decision made by then has their versions.
 */
async function whyNotOfDay(snapshot: Query, end: Date): Promise<string | null> {
  const { rows } = await snapshot.query<{ rules: string; places: string; law: string }>(
    Prisma.sql`SELECT rules_version AS rules, places_version AS places, law_version AS law FROM payment_determination
      WHERE made_at <= ${end}::timestamptz ORDER BY made_at DESC, payment_id DESC, seq DESC LIMIT 1`,
  )
  const [last] = rows
  if (!last) return UNKNOWN_VERSIONS
  const others = [
    last.rules === RULES_VERSION ? [] : [`rules ${last.rules}`],
    // A decision without destinations names no list.
    last.places === PLACES_VERSION || last.places === 'none' ? [] : [`lists of places ${last.places}`],
    last.law.split('+')[0] === SHIPPED_LAW_VERSION
      ? []
      : [`shipped law ${last.law.split('+')[0] || 'without a version'}`],
  ].flat()
  return others.length === 0 ? null : `That day used ${others.join(', ')}, which this release does not include.`
}
