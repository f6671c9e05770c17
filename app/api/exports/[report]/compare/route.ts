import type { NextRequest } from 'next/server'
import { fileResponse } from '@/app/api/exports/file-response'
import { wordsAnswer } from '@/app/api/refusal-answer'
import { currentActor } from '@/lib/identity/access/session'
import { createComparison } from '@/lib/reporting/exports/compare/create-comparison'

/**
 * What differs in a report between the instants `earlier` and `later`, as a CSV file. A GET for the same reasons as an
 * export.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/api/exports/[report]/compare'>,
): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    return wordsAnswer('An export is asked for on this site', 403)
  }
  return fileResponse(async () => {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and export again', 401)
    const { report } = await params
    return createComparison(actor, { report, search: request.nextUrl.searchParams })
  })
}
