import 'server-only'
import { readAsOf } from '@/lib/database/as-of/read-as-of'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { FILE_PARAMS } from '@/lib/report-definition/file-kinds'
import type { PreparedReport } from '@/lib/report-definition/report'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { FileParameters } from './copy-stream'

/**
 * Which report of which rows is asked for; `asOf` in the search says as of when (lib/database/as-of/read-as-of.ts), now without
 * it.
 */
export type ExportOrder = { report: string; search: URLSearchParams }

export type PreparedExport = { name: string; prepared: PreparedReport; filestem: string; asOf: Date; timeZone: string }

/**
 * What every kind of file begins with: the report as of an instant, the stem of its name. Refuses an unknown report, a
 * role that may not export, an instant and a parameter that cannot be read.
 */
export async function prepareExport(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Outcome<PreparedExport>> {
  const report = reportNamed(given)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const asOf = await readAsOf(search)
  if (!asOf.ok) return asOf
  const { instant, clock } = asOf.value
  const { name } = report
  const prepared = report.prepare(search, clock, FILE_PARAMS)
  if (!prepared.ok) return prepared
  return done({
    name,
    prepared: prepared.value,
    filestem: `headroom-${name}-${clock.today}`,
    asOf: instant,
    timeZone: clock.timeZone,
  })
}

/** What a workbook says of itself on its last sheet. */
export const fileParameters = (report: string, filter: string, asOf: string): FileParameters => [
  ['Report', report],
  ['Filter', filter || 'none'],
  ['As of', asOf],
]
