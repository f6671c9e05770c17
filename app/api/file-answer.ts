import type { ExportFile } from '@/lib/reporting/exports/create-export'
import { webStreamOf } from '@/lib/reporting/exports/formats/web-stream'

/** A file as a download. */
export const fileAnswer = ({ body, filename, mediaType }: ExportFile): Response =>
  new Response(webStreamOf(body), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
