import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { openSnapshot } from '@/lib/database/as-of/snapshot'
import { ok, type Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import type { ExportOrder } from '../orders/prepare-export'
import { BY_NAME, changesOf } from './comparison-sql'
import { prepareComparison } from './prepare-comparison'

export const CHANGES = ['added', 'changed', 'voided', 'gone'] as const
export type Change = (typeof CHANGES)[number]

/** A value before and after; null where there was none. */
export type ChangedValue = { column: string; before: string | null; after: string | null }

/** A row that differs, with the audit events of its record between the two instants, oldest first. */
export type ChangedRow = {
  change: Change
  name: string
  key: string
  values: ChangedValue[]
  events: { at: string; person: string; verb: string; reason: string }[]
}

export type Comparison = {
  earlier: Date
  later: Date
  filter: string
  counts: Record<Change, number>
  rows: ChangedRow[]
}

/** The most rows on the page; the file has all of them. */
export const ROWS_SHOWN = 100

type Line = Readonly<Record<string, string | null>>
type ReadRow = Omit<ChangedRow, 'values' | 'events'> & {
  before: Line | null
  after: Line | null
  events: ChangedRow['events'] | null
}

/**
 * Compares a report at two instants: the number of rows that were added, changed, voided and removed, and the first of
 * them. Refuses what prepareComparison refuses.
 */
export async function readComparison(actor: Actor, order: ExportOrder): Promise<Result<Comparison>> {
  const asked = await prepareComparison(actor, order)
  if (!asked.ok) return asked
  const { earlier, later, filter } = asked.value
  const snapshot = await openSnapshot(later.instant, { past: true })
  try {
    const changes = changesOf(snapshot, asked.value)
    const { rows: counted } = await snapshot.query<{ counts: Partial<Record<Change, number>> | null; rows: ReadRow[] }>(
      Prisma.sql`WITH changes AS MATERIALIZED (${changes}) SELECT
        (SELECT jsonb_object_agg(change, number)
          FROM (SELECT change, count(*) AS number FROM changes GROUP BY 1) AS counted) AS counts,
        (SELECT coalesce(jsonb_agg(to_jsonb(first) ${BY_NAME}), '[]')
          FROM (SELECT * FROM changes ${BY_NAME} LIMIT ${ROWS_SHOWN}) AS first) AS rows`,
    )
    const [read] = counted
    await snapshot.close(false)
    return ok({
      earlier: earlier.instant,
      later: later.instant,
      filter,
      counts: { added: 0, changed: 0, voided: 0, gone: 0, ...read?.counts },
      rows: (read?.rows ?? []).map((row) => rowOf(row, later.prepared.headers)),
    })
  } catch (error) {
    await snapshot.close(true)
    throw error
  }
}

function rowOf({ change, name, key, before, after, events }: ReadRow, headers: readonly string[]): ChangedRow {
  const both = before !== null && after !== null
  const values = headers.flatMap((column) => {
    const value = { column, before: before?.[column] ?? null, after: after?.[column] ?? null }
    return both && value.before !== value.after ? [value] : []
  })
  return { change, name: name ?? '', key, values, events: events ?? [] }
}
