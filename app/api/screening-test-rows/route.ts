import { caseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'
import { exportTestRows } from '@/lib/screening-desk/screening-cases/export-test-rows'
import { route } from '@/lib/web/route'

/** Decided cases as JSON lines for the screening's test set. Each export is an event of the audit trail. */
export const GET = route({
  name: 'test rows of the screening',
  permission: null,
  input: caseListParams,
  audited: true,
  refusals: 'text',
  run: exportTestRows,
  respond: ({ text, filename, rowCount }) =>
    new Response(text, {
      headers: {
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Row-Count': String(rowCount),
      },
    }),
})
