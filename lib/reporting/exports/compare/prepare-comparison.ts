import 'server-only'
import { readAsOf } from '@/lib/database/as-of/read-as-of'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { EXPORT_MESSAGES } from '../messages'
import type { ExportOrder } from '../orders/prepare-export'
import type { TwoInstants } from './comparison-sql'

/** The parameters beside the filter of the report. */
const INSTANTS = ['earlier', 'later']

export type PreparedComparison = TwoInstants & { name: string; filter: string; filestem: string }

/**
 * Prepares a report at the instants `earlier` and `later` of the search (lib/database/as-of/read-as-of.ts; `later` is
 * now when it is missing), with the filter of its list. Refuses an unknown report, a role that may not export, an
 * invalid instant or parameter, and two instants in the wrong order.
 */
export async function prepareComparison(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Result<PreparedComparison>> {
  const report = reportNamed(given)
  if (!report) return err({ kind: 'not_found', message: EXPORT_MESSAGES.unknownReport })
  if (!can(actor.role, 'exports:create')) return err(roleRefusal(actor))
  if (!search.get('earlier')?.trim()) return invalidField('earlier', 'Give the day or the instant to compare from')
  const earlier = await readAsOf(search, 'earlier')
  if (!earlier.ok) return earlier
  const later = await readAsOf(search, 'later')
  if (!later.ok) return later
  if (earlier.value.instant >= later.value.instant) {
    return invalidField('earlier', 'The first instant must come before the second')
  }
  const { clock } = later.value
  // Without a chosen year, the report covers the same year at both instants.
  const before = report.prepare(search, { ...earlier.value.clock, year: clock.year }, INSTANTS)
  if (!before.ok) return before
  const after = report.prepare(search, clock, INSTANTS)
  if (!after.ok) return after
  return ok({
    name: report.name,
    filter: after.value.filter,
    filestem: `headroom-${report.name}-${earlier.value.clock.today}-to-${clock.today}`,
    earlier: { instant: earlier.value.instant, prepared: before.value },
    later: { instant: later.value.instant, prepared: after.value },
  })
}
