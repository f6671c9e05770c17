import type { NextRequest } from 'next/server'
import { refusalAnswer, wordsAnswer } from '@/app/api/refusal-answer'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { readListParams } from '@/lib/kernel/list-params'
import { caseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'
import { exportTestRows } from '@/lib/screening-desk/screening-cases/export-test-rows'

/**
 * Decided cases as JSON lines for the screening's test set. Each export is an event, so another site may not cause it.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    return wordsAnswer('An export is asked for on this site', 403)
  try {
    const actor = await currentActor()
    if (!actor) return wordsAnswer('You are signed out. Sign in and export again', 401)
    const params = readListParams(caseListParams, request.nextUrl.searchParams)
    const outcome = params.ok ? await exportTestRows(actor, params.value) : params
    if (!outcome.ok) return refusalAnswer(outcome.refusal)
    return new Response(outcome.value.text, {
      headers: {
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': `attachment; filename="${outcome.value.filename}"`,
        'Cache-Control': 'no-store',
        'X-Row-Count': String(outcome.value.rowCount),
      },
    })
  } catch (error) {
    log.error({ err: error }, 'an export of test rows failed')
    return wordsAnswer(isDatabaseAway(error) ? 'The database did not answer' : 'The export failed', 503)
  }
}
