import 'server-only'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { readAsOf } from '@/lib/as-of/read-as-of'
import { done, invalidField, type Outcome, refused } from '@/lib/outcome'
import type { ExportOrder } from '../prepare-export'
import { reportNamed } from '../reports'
import type { TwoInstants } from './comparison-sql'

export type PreparedComparison = TwoInstants & { name: string; filter: string; filestem: string }

/**
 * A report at the instants `earlier` and `later` of the search (lib/as-of/read-as-of.ts; without `later` it is now), with the filter of its list. Refuses an unknown
 * report, a role that may not export, an instant that is none, and two in the wrong order.
 */
export async function prepareComparison(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Outcome<PreparedComparison>> {
  const report = reportNamed(given)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  if (!search.get('earlier')?.trim()) return invalidField('earlier', 'Give the day or the instant to compare from')
  const earlier = await readAsOf(search.get('earlier'), 'earlier')
  if (!earlier.ok) return earlier
  const later = await readAsOf(search.get('later'), 'later')
  if (!later.ok) return later
  if (earlier.value.instant >= later.value.instant) {
    return invalidField('earlier', 'The first instant must come before the second')
  }
  const { clock } = later.value
  // The year a report is about when none is chosen is the same at both.
  const prepared = report.prepare(search, { ...earlier.value.clock, year: clock.year })
  return done({
    name: report.name,
    filter: prepared.filter,
    filestem: `headroom-${report.name}-${earlier.value.clock.today}-to-${clock.today}`,
    earlier: { instant: earlier.value.instant, prepared },
    later: { instant: later.value.instant, prepared: report.prepare(search, clock) },
  })
}
