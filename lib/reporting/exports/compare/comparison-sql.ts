import { Prisma } from '@/generated/prisma/client'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import { cellOf } from '@/lib/report-definition/cell'
import type { PreparedReport } from '@/lib/report-definition/prepare-report'

/** One report at two instants: the same filter, with the clock of each instant. */
export type TwoInstants = {
  earlier: { instant: Date; prepared: PreparedReport }
  later: { instant: Date; prepared: PreparedReport }
}

/** The most audit events shown for a row; the newest ones. */
const MAX_EVENTS = 10

const at = (instant: Date): Prisma.Sql => Prisma.sql`${instant.toISOString()}::timestamptz`

/**
 * Selects `change`, `name`, `key`, `before`, `after` and `events` of each row that differs: added, voided, changed, or
 * removed from the report (`gone`). Must be read in a snapshot of the past.
 */
export function changesOf(snapshot: Snapshot, { earlier, later }: TwoInstants): Prisma.Sql {
  const rows = ({ instant, prepared }: TwoInstants['earlier']) =>
    Prisma.sql`rows_as_of(${at(instant)}, ${snapshot.inlined(prepared.keyed)})`
  const name = later.prepared.headers[0] ?? ''
  const ofRecord = later.prepared.recordIs === 'company' ? Prisma.sql`e.company_id::text` : Prisma.sql`e.target_id`
  return Prisma.sql`SELECT change, coalesce(after, before)->>${name} AS name, key, before, after, events FROM (
      SELECT coalesce(b.key, a.key) AS key, coalesce(b.record, a.record) AS record, a.line AS before, b.line AS after,
        CASE WHEN a.key IS NULL THEN 'added' WHEN b.key IS NULL THEN 'gone'
          WHEN b.line->>'State' = 'voided' AND a.line->>'State' <> 'voided' THEN 'voided' ELSE 'changed' END AS change
      FROM ${rows(earlier)} AS a FULL JOIN ${rows(later)} AS b ON b.key = a.key
        WHERE a.line IS DISTINCT FROM b.line) AS differing
    CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object(
        'at', to_char(recent.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'person', recent.person,
        'verb', recent.verb, 'reason', recent.reason) ORDER BY recent.at, recent.seq) AS events FROM (
      SELECT e.at, e.seq, e.verb, e.reason, coalesce(w.name, 'The system') AS person
      FROM audit_event e LEFT JOIN person w ON w.id = e.actor_id
      WHERE ${ofRecord} = differing.record AND e.at > ${at(earlier.instant)}
      ORDER BY e.at DESC, e.seq DESC LIMIT ${MAX_EVENTS}) AS recent) AS history`
}

/** The order of a comparison: by name, byte by byte, so that it is the same on every server. */
export const BY_NAME = Prisma.sql`ORDER BY name COLLATE "C", key COLLATE "C"`

const COLUMNS = [
  { header: 'Change', value: Prisma.sql`c.change` },
  { header: 'Row', value: Prisma.sql`c.name` },
  { header: 'Column', value: Prisma.sql`d.label` },
  { header: 'Before', value: Prisma.sql`d.was` },
  { header: 'After', value: Prisma.sql`d.is_now` },
  {
    header: 'What was done',
    value: Prisma.sql`(SELECT string_agg(concat_ws(' ', t->>'at', t->>'person', t->>'verb', nullif(t->>'reason', '')),
      '; ' ORDER BY place)
      FROM jsonb_array_elements(c.events) WITH ORDINALITY AS given(t, place))`,
  },
  { header: 'Row id', value: Prisma.sql`c.key` },
] as const

/** The names of the columns of a comparison's file. */
export const COMPARISON_HEADERS = COLUMNS.map(({ header }) => header)

/** The rows of a comparison's file: one for each value that differs, and one for each row that was added or removed. */
export function comparisonSelect(snapshot: Snapshot, instants: TwoInstants): Prisma.Sql {
  const { headers } = instants.later.prepared
  const lines = Prisma.sql`FROM (${changesOf(snapshot, instants)}) AS c CROSS JOIN LATERAL (
    SELECT label, o.value AS was, n.value AS is_now, array_position(ARRAY[${Prisma.join(headers)}], label) AS place
      FROM jsonb_each_text(c.before) o(label, value) FULL JOIN jsonb_each_text(c.after) n(label, value) USING (label)
      WHERE c.change IN ('changed', 'voided') AND o.value IS DISTINCT FROM n.value
    UNION ALL SELECT NULL, NULL, NULL, 0 WHERE c.change IN ('added', 'gone')) AS d`
  const nameOf = ({ header }: { header: string }) => Prisma.raw(`"${header}"`)
  const values = COLUMNS.map((column) => Prisma.sql`(${column.value})::text AS ${nameOf(column)}`)
  const cells = COLUMNS.map((column) => Prisma.sql`${cellOf({}, nameOf(column))} AS ${nameOf(column)}`)
  return Prisma.sql`SELECT ${Prisma.join(cells)} FROM (
    SELECT ${Prisma.join(values)} ${lines} ORDER BY c.name COLLATE "C", c.key COLLATE "C", d.place) AS line`
}
