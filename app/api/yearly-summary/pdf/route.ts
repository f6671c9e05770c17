import type { NextRequest } from 'next/server'
import { refusalAnswer, wordsAnswer } from '@/app/api/refusal-answer'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { createSummaryPdf } from '@/lib/reporting/yearly-summary/create-summary-pdf'

/**
 * The yearly summary as a PDF. A GET, so that a link can carry its year; since each one is written into the audit
 * trail, another site may not cause it.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    return wordsAnswer('An export is asked for on this site', 403)
  try {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and ask again', 401)
    const outcome = await createSummaryPdf(actor, request.nextUrl.searchParams)
    if (!outcome.ok) return refusalAnswer(outcome.refusal)
    const { body, filename } = outcome.value
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    log.error({ err: error }, 'a summary could not be printed')
    return wordsAnswer(
      isDatabaseAway(error) ? 'The database did not answer. Ask again in a moment' : 'The file could not be made',
      503,
    )
  }
}
