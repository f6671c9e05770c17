import { z } from 'zod'
import { cursorParam, idParam, manyOf, searchText, withCursorsOf, yearParam } from '@/lib/kernel/list-fields'
import { REPORT_KINDS, REPORT_STATUSES } from './report-kinds'

const fields = z.object({
  q: searchText,
  status: z.enum([...REPORT_STATUSES, 'all']).optional(),
  decision: manyOf(z.enum(REPORT_KINDS)),
  /** Calendar year of the payment date. */
  year: yearParam,
  company: idParam,
  after: cursorParam,
  before: cursorParam,
})

/**
 * Filters and cursor of the register of reports to OFAC: one schema for the page, its filter bar and its export. By
 * default it lists the entries that wait for a person.
 */
export const reportListParams = withCursorsOf(fields, () => 'date')
export type ReportListParams = z.output<typeof reportListParams>
