import type { NextRequest } from 'next/server'
import { currentActor } from '@/lib/access/session'
import { isDatabaseAway } from '@/lib/database-errors'
import { readListParams } from '@/lib/list-params'
import { log } from '@/lib/log'
import { caseListParams } from '@/lib/screening-cases/case-list-params'
import { exportTestRows } from '@/lib/screening-cases/export-test-rows'

const words = (says: string, status: number) =>
  new Response(`${says}.\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

/** Decided cases as JSON lines for the screening's test set. Each export is an event, so another site may not cause it. */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return words('An export is asked for on this site', 403)
  try {
    const actor = await currentActor()
    if (!actor) return words('You are signed out. Sign in and export again', 401)
    const outcome = await exportTestRows(actor, readListParams(caseListParams, request.nextUrl.searchParams))
    if (!outcome.ok) return words(outcome.refusal.says, 403)
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
    return words(isDatabaseAway(error) ? 'The database did not answer' : 'The export failed', 503)
  }
}
