import { z } from 'zod'
import type { OrganisationClock } from '@/lib/organisation/organisation-clock'
import { done, invalidField, type Outcome } from '@/lib/outcome'
import { FILE_KINDS, type FileKind } from './file-kinds'
import { reportNamed } from './reports'

/** Which report of which rows as which file: what a file of the download list, a saved setting and a schedule have in common. */
export const orderInput = z.object({
  report: z.string('Choose a report').max(100),
  parameters: z.string().max(4000, 'The filter is longer than 4,000 characters').default(''),
  format: z.enum(FILE_KINDS, 'Choose a kind of file'),
})
export type OrderInput = z.output<typeof orderInput>

export type KeptOrder = { report: string; parameters: string; format: FileKind }

/** Without the instant, which is chosen each time. */
const NOT_KEPT = ['asOf']

/** The order as it is kept: of a report there is, with the parameters that its list reads and no others. Refuses an unknown report. */
export function keptOrder(input: OrderInput, clock: OrganisationClock): Outcome<KeptOrder> {
  const report = reportNamed(input.report)
  if (!report) return invalidField('report', 'There is no such report. Choose one from the list')
  if (input.format === 'package-pdf' && !report.print) {
    return invalidField('format', 'This report is no document. Choose another kind of file')
  }
  const given = new URLSearchParams(input.parameters)
  const read = [...new URLSearchParams(report.prepare(given, clock).filter)]
  const kept = read.filter(([key]) => given.has(key) && !NOT_KEPT.includes(key))
  return done({ report: report.name, parameters: new URLSearchParams(kept).toString(), format: input.format })
}
