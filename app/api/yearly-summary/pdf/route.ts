import { createSummaryPdf } from '@/lib/reporting/yearly-summary/pdf/create-summary-pdf'
import { route } from '@/lib/web/route'

/** The yearly summary as a PDF. A GET, so that a link can carry its year. */
export const GET = route({
  name: 'yearly summary as PDF',
  permission: null,
  input: 'parsed by the use case',
  audited: true,
  refusals: 'text',
  run: (actor, _input, { search }) => createSummaryPdf(actor, search),
  respond: ({ body, filename }) =>
    new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
})
