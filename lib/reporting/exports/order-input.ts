import { z } from 'zod'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { done, invalidField, type Outcome } from '@/lib/kernel/outcome'
import { FILE_KINDS, FILE_PARAMS, type FileKind } from '@/lib/report-definition/file-kinds'
import type { Report } from '@/lib/report-definition/report'
import { reportNamed } from '@/lib/reporting/registry/reports'

/**
 * Which report of which rows as which file: what a file of the download list, a saved setting and a schedule have in
 * common.
 */
export const orderInput = z.object({
  report: z.string('Choose a report').max(100),
  parameters: z.string().max(4000, 'The filter is longer than 4,000 characters').default(''),
  format: z.enum(FILE_KINDS, 'Choose a kind of file'),
})
export type OrderInput = z.output<typeof orderInput>

export type KeptOrder = { report: string; parameters: string; format: FileKind }

/** What the page and the kind of file read for themselves; the instant is chosen each time. */
const NOT_KEPT: readonly string[] = [...FILE_PARAMS, 'report', 'way']

/**
 * The order as it is kept: of a report there is, with the parameters that its list reads. Refuses an unknown report,
 * and a parameter that cannot be read or is not the report's.
 */
export function keptOrder(input: OrderInput, clock: OrganisationClock): Outcome<KeptOrder> {
  const report = reportNamed(input.report)
  if (!report) return invalidField('report', 'There is no such report. Choose one from the list')
  if (input.format === 'package-pdf' && !report.print) {
    return invalidField('format', 'This report is no document. Choose another kind of file')
  }
  const kept = keptParameters(report, new URLSearchParams(input.parameters), clock)
  if (!kept.ok) return invalidField('parameters', kept.refusal.says)
  return done({ report: report.name, parameters: kept.value, format: input.format })
}

/**
 * The parameters of an address that are a report's own, as its list reads them. Refuses one that cannot be read or is
 * not the report's.
 */
export function keptParameters(report: Report, given: URLSearchParams, clock: OrganisationClock): Outcome<string> {
  const prepared = report.prepare(given, clock, NOT_KEPT)
  if (!prepared.ok) return prepared
  const kept = [...new URLSearchParams(prepared.value.filter)].filter(([key]) => given.has(key))
  return done(new URLSearchParams(kept).toString())
}
