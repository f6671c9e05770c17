import 'server-only'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { done, type Outcome, refused } from '@/lib/outcome'
import type { PreparedReport } from './report'
import { reportNamed } from './reports'

/** Which report of which rows is asked for. */
export type ExportOrder = { report: string; search: URLSearchParams }

export type PreparedExport = { name: string; prepared: PreparedReport; filestem: string; timeZone: string }

/** What every kind of file begins with: the report, its rows by today's clock, the stem of its name. Refuses an unknown report and a role that may not export. */
export async function prepareExport(
  actor: Actor,
  { report: given, search }: ExportOrder,
): Promise<Outcome<PreparedExport>> {
  const report = reportNamed(given)
  if (!report) return refused({ kind: 'not_found', says: 'There is no such report' })
  if (!can(actor.role, 'exports:create')) return refused(roleRefusal(actor))
  const clock = await organisationClock()
  const { name } = report
  return done({
    name,
    prepared: report.prepare(search, clock),
    filestem: `headroom-${name}-${clock.today}`,
    timeZone: clock.timeZone,
  })
}
