import type { NextRequest } from 'next/server'
import { refusalAnswer, wordsAnswer } from '@/app/api/refusal-answer'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { isRecordId } from '@/lib/kernel/record-id'
import { type Download, downloadExportFile } from '@/lib/reporting/export-files/download-export-file'
import { webStreamOf } from '@/lib/reporting/exports/web-stream'
import { BODY_LENGTH } from '@/lib/web/http/content-length'

/**
 * A finished file of the download list, or one range of it, so that a download that broke off goes on where it stopped.
 * The mark is the SHA-256 of the file. Another site may not cause a download, which is an event of the audit trail.
 */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/export-files/[id]'>): Promise<Response> {
  const { headers, method } = request
  if (headers.get('sec-fetch-site') === 'cross-site') return wordsAnswer('A file is downloaded on this site', 403)
  try {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and download again', 401)
    const { id } = await params
    if (!isRecordId(id)) return wordsAnswer('There is no such file', 404)
    const asked = { id, range: headers.get('range'), ifRange: headers.get('if-range'), head: method === 'HEAD' }
    const outcome = await downloadExportFile(actor, asked)
    return outcome.ok ? answer(outcome.value) : refusalAnswer(outcome.refusal)
  } catch (error) {
    log.error({ err: error }, 'a download failed')
    const says = isDatabaseAway(error)
      ? 'The database did not answer. Download again in a moment'
      : 'The download failed'
    return wordsAnswer(says, 503)
  }
}

function answer({ filename, mediaType, size, etag, part, body }: Download): Response {
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    ETag: etag,
    // Nothing between here and the reader may pack it anew: the lengths and the mark are of these bytes.
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
