import 'server-only'
import { readAsOf } from '@/lib/database/as-of/read-as-of'
import { err, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { FILE_PARAMS } from '@/lib/report-definition/file-kinds'
import type { PreparedReport } from '@/lib/report-definition/prepare-report'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { FileParameters } from '../formats/copy-stream'
import { EXPORT_MESSAGES } from '../messages'

/**
 * A requested report and its filter; `asOf` in the search is its instant (lib/database/as-of/read-as-of.ts), now when
 * it is missing.
 */
export type ExportOrder = { report: string; search: URLSearchParams }

export type PreparedExport = { name: string; prepared: PreparedReport; filestem: string; asOf: Date; timeZone: string }

/**
 * Prepares a file of any format: the report as of an instant and the stem of the filename. Refuses an unknown report, a
 * role that may not export, and an invalid instant or parameter.
 */
export async function prepareExport(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Result<PreparedExport>> {
  const report = reportNamed(given)
  if (!report) return err({ kind: 'not_found', message: EXPORT_MESSAGES.unknownReport })
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  const asOf = await readAsOf(search)
  if (!asOf.ok) return asOf
  const { instant, clock } = asOf.value
  const { name } = report
  const prepared = report.prepare(search, clock, FILE_PARAMS)
  if (!prepared.ok) return prepared
  return ok({
    name,
    prepared: prepared.value,
    filestem: `headroom-${name}-${clock.today}`,
    asOf: instant,
    timeZone: clock.timeZone,
  })
}

/** The parameters on the last sheet of a workbook. */
export const fileParameters = (report: string, filter: string, asOf: string): FileParameters => [
  ['Report', report],
  ['Filter', filter || 'none'],
  ['As of', asOf],
]
