import 'server-only'
import { cache } from 'react'
import { type LawRecord, type LawRecordKind, lawRecord } from '@/lib/compliance/law/schema'
import { SHIPPED_RECORDS } from '@/lib/compliance/law/shipped-law'
import { db } from '@/lib/database/db'

/** The state of a version of a record. A current one may no longer be in force, which its dates show. */
export type VersionState = 'current' | 'superseded' | 'proposed' | 'declined'

/** One version of a record: it is built in, or one person entered it and another decided on it. */
export type RecordVersion = {
  key: string
  record: LawRecord
  state: VersionState
  /** Null for a built-in record. */
  entry: {
    id: string
    enteredById: string | null
    enteredBy: string | null
    enteredAt: Date
    decidedBy: string | null
    decidedAt: Date | null
    reason: string
  } | null
}

/**
 * Every version of every record, or of one kind or one record, newest version first within a record. Cached per request
 * for the same arguments.
 */
export const recordVersions = cache(async (kind?: LawRecordKind, id?: string): Promise<RecordVersion[]> => {
  const entered = await db.lawRecord.findMany({
    where: { ...(kind ? { kind } : {}), ...(id ? { recordId: id } : {}) },
    include: {
      enteredBy: { select: { name: true } },
      decision: { include: { decidedBy: { select: { name: true } } } },
    },
    orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
  })
  const shipped = SHIPPED_RECORDS.filter((one) => (!kind || one.kind === kind) && (!id || one.id === id))
  const approvedVersions = [
    ...shipped,
    ...entered.flatMap(({ decision, content }) => (decision?.approved ? [lawRecord.parse(content)] : [])),
  ]
  const newest = new Map<string, number>()
  for (const record of approvedVersions)
    newest.set(keyOf(record), Math.max(newest.get(keyOf(record)) ?? 0, record.version))
  const stateOf = (record: LawRecord): VersionState =>
    newest.get(keyOf(record)) === record.version ? 'current' : 'superseded'
  const versions: RecordVersion[] = [
    ...entered.map((row): RecordVersion => {
      const record = lawRecord.parse(row.content)
      const { decision } = row
      return {
        key: row.id,
        record,
        state: decision === null ? 'proposed' : decision.approved ? stateOf(record) : 'declined',
        entry: {
          id: row.id,
          enteredById: row.enteredById,
          enteredBy: row.enteredBy?.name ?? null,
          enteredAt: row.enteredAt,
          decidedBy: decision?.decidedBy?.name ?? null,
          decidedAt: decision?.decidedAt ?? null,
          reason: decision?.reason ?? '',
        },
      }
    }),
    ...shipped.map(
      (record): RecordVersion => ({ key: `${keyOf(record)} shipped`, record, state: stateOf(record), entry: null }),
    ),
  ]
  // A stable sort: of two proposals of one version the one entered last is first.
  return versions.toSorted((one, other) => other.record.version - one.record.version)
})

const keyOf = ({ kind, id }: Pick<LawRecord, 'kind' | 'id'>): string => `${kind} ${id}`

/** The pending proposals, the oldest first. */
export async function pendingProposals(): Promise<RecordVersion[]> {
  if ((await db.lawRecord.count({ where: { decision: { is: null } } })) === 0) return []
  const versions = await recordVersions()
  return versions
    .filter(({ state }) => state === 'proposed')
    .toSorted((one, other) => (one.entry?.enteredAt.getTime() ?? 0) - (other.entry?.enteredAt.getTime() ?? 0))
}

/** The record of an entered version; null for an unknown id. */
export async function recordOfEntry(id: string): Promise<Pick<LawRecord, 'kind' | 'id'> | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const row = await db.lawRecord.findUnique({ where: { id }, select: { content: true } })
  return row ? lawRecord.parse(row.content) : null
}
