import { isRecordId } from '@/lib/kernel/record-id'
import { err } from '@/lib/kernel/result'
import { type Download, downloadExportFile } from '@/lib/reporting/exports/files/download-export-file'
import { EXPORT_FILE_MESSAGES } from '@/lib/reporting/exports/files/messages'
import { webStreamOf } from '@/lib/reporting/exports/formats/web-stream'
import { BODY_LENGTH } from '@/lib/web/http/content-length'
import { route } from '@/lib/web/route'

/**
 * A finished file of the download list, or one range of it, so that a download that broke off resumes where it stopped.
 * The entity tag is the SHA-256 of the file. A download is an event of the audit trail.
 */
export const GET = route({
  name: 'download',
  permission: null,
  input: 'parsed by the use case',
  audited: true,
  refusals: 'text',
  run: async (actor, _input, { request, params }: { request: Request; params: { id: string } }) => {
    const { headers, method } = request
    if (!isRecordId(params.id)) return err({ kind: 'not_found', message: EXPORT_FILE_MESSAGES.unknownFile })
    const asked = {
      id: params.id,
      range: headers.get('range'),
      ifRange: headers.get('if-range'),
      head: method === 'HEAD',
    }
    return downloadExportFile(actor, asked)
  },
  respond: answer,
})

function answer({ filename, mediaType, size, etag, part, body }: Download): Response {
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    ETag: etag,
    // No proxy may compress the file again: the lengths and the ETag belong to these bytes.
    'Cache-Control': 'private, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
  })
  if (part === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('Content-Type', mediaType)
  headers.set('Content-Disposition', `attachment; filename="${filename}"`)
  headers.set(BODY_LENGTH, String(part === 'whole' ? size : part.to - part.from + 1))
  if (part !== 'whole') headers.set('Content-Range', `bytes ${part.from}-${part.to}/${size}`)
  return new Response(body ? webStreamOf(body) : null, { status: part === 'whole' ? 200 : 206, headers })
}

export const HEAD = GET
