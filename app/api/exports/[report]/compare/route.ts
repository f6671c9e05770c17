import { fileAnswer } from '@/app/api/file-answer'
import { createComparison } from '@/lib/reporting/exports/compare/create-comparison'
import { route } from '@/lib/web/route'

/**
 * What differs in a report between the instants `earlier` and `later`, as a CSV file. A GET for the same reasons as an
 * export.
 */
export const GET = route({
  name: 'comparison of exports',
  permission: null,
  input: 'parsed by the use case',
  audited: true,
  refusals: 'text',
  run: (actor, _input, { search, params }: { search: URLSearchParams; params: { report: string } }) =>
    createComparison(actor, { report: params.report, search }),
  respond: fileAnswer,
})
