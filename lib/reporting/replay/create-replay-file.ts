import 'server-only'
import type { EventFacts } from '@/lib/audit/audited'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { openSnapshot, type Snapshot } from '@/lib/database/as-of/snapshot'
import { readListParams } from '@/lib/kernel/list-params'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/reporting/exports/copy-stream'
import { type ExportFile, MEDIA_TYPES } from '@/lib/reporting/exports/create-export'
import { openMadeFile } from '@/lib/reporting/exports/made-file'
import type { MadeRow } from '@/lib/reporting/exports/made-lines'
import { witnessOf } from '@/lib/reporting/exports/witness'
import type { Environment } from './decide-again'
import { environmentOf, PLACES_VERSION } from './law-of-reading'
import { type PreparedReplay, prepareReplay } from './prepare-replay'
import type { Reading } from './reading'
import { REPLAY_COLUMNS, replayRow } from './replay-columns'
import { replayDecisions } from './replay-decisions'
import { replayParams } from './replay-params'
import { addToTotals, emptyTotals, type ReplayTotals } from './replay-totals'
import { describeReading, describeTaken } from './replay-words'

/**
 * A replay as CSV, XLSX or JSON Lines: a row for every decision asked about, those that are the same and those that
 * were not replayed among them, so that none is missing. Two events are committed as for every export: who asked for
 * what, before the first byte leaves; and what the file was, with how many decisions differ and are not replayed,
 * before its last bytes do. Nothing else is written. Refuses as prepareReplay does, a role that may not export, and a
 * parameter that cannot be read.
 */
export async function createReplayFile(actor: Actor, search: URLSearchParams): Promise<Outcome<ExportFile>> {
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
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
  async function* rows(snapshot: Snapshot): AsyncGenerator<MadeRow> {
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
    ['Already used', describeTaken(reading)],
  ] as const
  const witness = witnessOf(event, 'export.created', facts, () => countsOf(totals))
  const body = await openMadeFile({ columns: REPLAY_COLUMNS, rows, format, parameters }, witness)
  return done({ filename, mediaType: MEDIA_TYPES[format], body })
}

/** Under what the decisions are made again, known before the first event tells it. */
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
