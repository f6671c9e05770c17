import 'server-only'
import { readAsOf } from '@/lib/database/as-of/read-as-of'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { reportNamed } from '@/lib/reporting/registry/reports'
import type { ExportOrder } from '../prepare-export'
import type { TwoInstants } from './comparison-sql'

/** What the search says beside the filter of the report. */
const INSTANTS = ['earlier', 'later']

export type PreparedComparison = TwoInstants & { name: string; filter: string; filestem: string }

/**
 * A report at the instants `earlier` and `later` of the search (lib/database/as-of/read-as-of.ts; without `later` it is now),
 * with the filter of its list. Refuses an unknown report, a role that may not export, an instant and a parameter that
 * cannot be read, and two instants in the wrong order.
 */
export async function prepareComparison(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Outcome<PreparedComparison>> {
  const report = reportNamed(given)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  if (!search.get('earlier')?.trim()) return invalidField('earlier', 'Give the day or the instant to compare from')
  const earlier = await readAsOf(search, 'earlier')
  if (!earlier.ok) return earlier
  const later = await readAsOf(search, 'later')
  if (!later.ok) return later
  if (earlier.value.instant >= later.value.instant) {
    return invalidField('earlier', 'The first instant must come before the second')
  }
  const { clock } = later.value
  // The year a report is about when none is chosen is the same at both.
  const before = report.prepare(search, { ...earlier.value.clock, year: clock.year }, INSTANTS)
  if (!before.ok) return before
  const after = report.prepare(search, clock, INSTANTS)
  if (!after.ok) return after
  return done({
    name: report.name,
    filter: after.value.filter,
    filestem: `headroom-${report.name}-${earlier.value.clock.today}-to-${clock.today}`,
    earlier: { instant: earlier.value.instant, prepared: before.value },
    later: { instant: later.value.instant, prepared: after.value },
  })
}
