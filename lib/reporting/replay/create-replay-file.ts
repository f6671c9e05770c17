import 'server-only'
import type { EventFacts } from '@/lib/audit/events/audited'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { readListParams } from '@/lib/kernel/list-params'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { type ExportFile, MEDIA_TYPES } from '@/lib/reporting/exports/create-export'
import { exportAudit } from '@/lib/reporting/exports/export-audit'
import { openComputedFile } from '@/lib/reporting/exports/formats/computed-file'
import type { ComputedRow } from '@/lib/reporting/exports/formats/computed-lines'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/reporting/exports/formats/copy-stream'
import type { Environment } from './decide-again'
import { describeReading, describeTaken } from './labels'
import { environmentOf, PLACES_VERSION } from './law-of-reading'
import { type PreparedReplay, prepareReplay } from './prepare-replay'
import type { Reading } from './reading'
import { REPLAY_COLUMNS, replayRow } from './replay-columns'
import { replayDecisions } from './replay-decisions'
import { replayParams } from './replay-params'
import { addToTotals, emptyTotals, type ReplayTotals } from './replay-totals'

/**
 * Exports a replay as CSV, XLSX or JSON Lines: a row for every decision in its scope, including those that do not
 * differ and those that were not replayed. Two audit events are committed as for every export: who requested what,
 * before the first byte is sent; and the finished file, with the number of decisions that differ and that were not
 * replayed, before its last bytes are. Nothing else is written. Refuses what prepareReplay refuses, a role that may not
 * export, and an invalid parameter.
 */
export async function createReplayFile(actor: Actor, search: URLSearchParams): Promise<Result<ExportFile>> {
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const format = formatOf(search)
  if (!format) return invalidField('format', 'format: a replay is exported as csv, xlsx or jsonl')
  const params = readListParams(replayParams, search, ['format'])
  if (!params.ok) return params
  const prepared = await prepareReplay(actor, params.value)
  if (!prepared.ok) return prepared
  const { scope, today } = prepared.value
  const environment = await readEnvironment(prepared.value.reading)
  const { reading } = environment
  const filter = filterOf(search)
  const filename = `headroom-replay-${nameOf(prepared.value)}-${today}.${format}`
  const event = { actorId: actor.id, targetKind: 'export', targetId: 'replay', targetName: filename }
  const totals = emptyTotals()
  async function* rows(snapshot: Snapshot): AsyncGenerator<ComputedRow> {
    for await (const decision of replayDecisions(snapshot, { scope, environment, against: 'stored' })) {
      addToTotals(totals, decision.result)
      yield replayRow(decision)
    }
  }
  const facts = {
    report: 'replay',
    filter,
    reading: describeReading(reading),
    lawVersion: environment.law.version,
    columns: REPLAY_COLUMNS.length,
    format,
  }
  const parameters = [
    ['Report', 'replay'],
    ['Filter', filter || 'none'],
    ['Reading', facts.reading],
    ['Rules', RULES_VERSION],
    ['Lists of places', PLACES_VERSION],
    ['Law', environment.law.version],
    ['Headroom', describeTaken(reading)],
  ] as const
  const audit = exportAudit(event, 'export.created', facts, () => countsOf(totals))
  const body = await openComputedFile({ columns: REPLAY_COLUMNS, rows, format, parameters }, audit)
  return ok({ filename, mediaType: MEDIA_TYPES[format], body })
}

/** Reads the environment of the new decisions, which the first event records. */
async function readEnvironment(reading: Reading): Promise<Environment> {
  const snapshot = await openSnapshot(null)
  let failed = true
  try {
    const environment = await environmentOf(snapshot, reading)
    failed = false
    return environment
  } finally {
    await snapshot.close(failed)
  }
}

function formatOf(search: URLSearchParams): ExportFormat | null {
  const given = search.getAll('format').filter((one) => one.trim() !== '')
  if (given.length > 1) return null
  return EXPORT_FORMATS.find((format) => format === (given[0] ?? 'csv')) ?? null
}

function filterOf(search: URLSearchParams): string {
  const filter = new URLSearchParams(search)
  filter.delete('format')
  for (const [name, value] of [...filter]) if (value.trim() === '') filter.delete(name)
  return filter.toString()
}

const nameOf = ({ payment, year }: PreparedReplay): string => (payment ? payment.reference.toLowerCase() : `${year}`)

const countsOf = ({ same, differing, notReplayed, loosened, tightened }: ReplayTotals): EventFacts => ({
  same: same.count,
  differing: differing.count,
  notReplayed: notReplayed.reduce((sum, { count }) => sum + count, 0),
  tightenedCents: tightened.cents,
  loosenedCents: loosened.cents,
})
