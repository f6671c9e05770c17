import { z } from 'zod'
import type { OrganisationClock } from '@/lib/database/organisation-clock'
import { invalidField, ok, type Result } from '@/lib/kernel/result'
import { FILE_KINDS, FILE_PARAMS, type FileKind } from '@/lib/report-definition/file-kinds'
import type { Report } from '@/lib/report-definition/report'
import { reportNamed } from '@/lib/reporting/registry/reports'
import { EXPORT_MESSAGES } from '../messages'

/** A report, its filter and a format: the common input of a prepared file, saved settings and a schedule. */
export const orderInput = z.object({
  report: z.string('Choose a report').max(100),
  parameters: z.string().max(4000, 'The filter is longer than 4,000 characters').default(''),
  format: z.enum(FILE_KINDS, 'Choose a format'),
})
export type OrderInput = z.output<typeof orderInput>

export type ValidOrder = { report: string; parameters: string; format: FileKind }

/** Parameters that the page and the file format read themselves; the instant is chosen each time. */
const OTHER_PARAMS: readonly string[] = [...FILE_PARAMS, 'report', 'way']

/**
 * Checks an order and keeps the parameters that the list of its report reads. Refuses an unknown report, a format that
 * the report is not available in, and a parameter that is invalid or not the report's.
 */
export function validOrder(input: OrderInput, clock: OrganisationClock): Result<ValidOrder> {
  const report = reportNamed(input.report)
  if (!report) return invalidField('report', EXPORT_MESSAGES.chooseReport)
  if (input.format === 'package-pdf' && !report.document) {
    return invalidField('format', 'This report is not available as PDF. Choose another format')
  }
  const valid = validParameters(report, new URLSearchParams(input.parameters), clock)
  if (!valid.ok) return invalidField('parameters', valid.refusal.message)
  return ok({ report: report.name, parameters: valid.value, format: input.format })
}

/**
 * Returns the parameters of an address that belong to a report, as its list reads them. Refuses a parameter that is
 * invalid or not the report's.
 */
export function validParameters(report: Report, given: URLSearchParams, clock: OrganisationClock): Result<string> {
  const prepared = report.prepare(given, clock, OTHER_PARAMS)
  if (!prepared.ok) return prepared
  const valid = [...new URLSearchParams(prepared.value.filter)].filter(([key]) => given.has(key))
  return ok(new URLSearchParams(valid).toString())
}
