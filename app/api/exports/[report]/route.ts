import type { NextRequest } from 'next/server'
import { currentActor } from '@/lib/access/session'
import { isDatabaseAway } from '@/lib/database-errors'
import { EXPORT_FORMATS } from '@/lib/exports/copy-stream'
import { createExport } from '@/lib/exports/create-export'
import { createPackage } from '@/lib/exports/create-package'
import { refusalAnswer, wordsAnswer as words } from '@/lib/exports/refusal-answer'
import { webStreamOf } from '@/lib/exports/web-stream'
import { log } from '@/lib/log'

/**
 * A file of the whole filter. It is a GET, so that a link can carry the filter of a list; since each one is written into the audit trail, another
 * site may not cause it.
 */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/exports/[report]'>): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return words('An export is asked for on this site', 403)
  try {
    const actor = await currentActor()
    if (!actor) return words('You are signed out. Sign in and export again', 401)
    const { report } = await params
    const search = request.nextUrl.searchParams
    // The choice beside the export button, and the short form of it.
    const isPackage = search.get('format') === 'package' || search.get('package') === '1'
    const format = isPackage ? 'csv' : EXPORT_FORMATS.find((known) => known === (search.get('format') ?? 'csv'))
    if (!format) return words('A report is exported as CSV, XLSX, JSON Lines or a signed package', 400)
    const outcome = isPackage
      ? await createPackage(actor, { report, search })
      : await createExport(actor, { report, search, format })
    if (!outcome.ok) return refusalAnswer(outcome.refusal)
    const { body, filename, mediaType, rowCount } = outcome.value
    return new Response(webStreamOf(body), {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Row-Count': String(rowCount),
      },
    })
  } catch (error) {
    log.error({ err: error }, 'an export failed')
    return words(
      isDatabaseAway(error) ? 'The database did not answer. Export again in a moment' : 'The export failed',
      503,
    )
  }
}
