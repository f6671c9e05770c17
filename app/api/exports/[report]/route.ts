import type { NextRequest } from 'next/server'
import { fileResponse } from '@/app/api/exports/file-response'
import { wordsAnswer } from '@/app/api/refusal-answer'
import { currentActor } from '@/lib/identity/access/session'
import { fileKindIn } from '@/lib/report-definition/file-kinds'
import { createFile } from '@/lib/reporting/exports/create-file'

/**
 * A file of the whole filter, as of now or as of the instant in `asOf`. It is a GET, so that a link can carry the
 * filter of a list; since each one is written into the audit trail, another site may not cause it.
 */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/exports/[report]'>): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    return wordsAnswer('An export is asked for on this site', 403)
  }
  return fileResponse(async () => {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and export again', 401)
    const { report } = await params
    const search = request.nextUrl.searchParams
    if (report === 'yearly-summary' && search.get('format') === 'pdf' && search.get('package') !== '1')
      return new Response(null, { status: 303, headers: { Location: `/api/yearly-summary/pdf?${search}` } })
    const kind = fileKindIn(search)
    if (!kind)
      return wordsAnswer(
        'format, package: a report is exported as format=csv, xlsx or jsonl, with package=1 in a signed package',
        400,
      )
    return createFile(actor, { report, search, kind })
  })
}
