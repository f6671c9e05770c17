import { NextResponse } from 'next/server'
import { z } from 'zod'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { currentActor } from '@/lib/identity/access/session'
import { lineOf } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { searchInput, searchRecords } from '@/lib/reporting/search/search-records'

const HEADERS = { 'cache-control': 'no-store' }
const answer = (body: unknown, status = 200) => NextResponse.json(body, { status, headers: HEADERS })

/**
 * Finds records by a few words: `{ groups: [{ label, items: [{ id, title, subtitle, href }] }] }`. 401 signed out, 400
 * without words.
 */
export async function GET(request: Request): Promise<NextResponse> {
  try {
    const actor = await currentActor()
    if (!actor) return answer({ says: 'You are signed out' }, 401)
    const read = readListParams(z.object({ q: lineOf(1000).optional() }), new URL(request.url).searchParams)
    if (!read.ok) return answer({ says: read.refusal.says }, 400)
    const words = searchInput.safeParse(read.value.q)
    if (!words.success) return answer({ says: 'q: Enter one to 100 characters' }, 400)
    const outcome = await searchRecords(actor, words.data)
    return outcome.ok ? answer({ groups: outcome.value }) : answer({ says: outcome.refusal.says }, 403)
  } catch (error) {
    if (isDatabaseAway(error)) return answer({ says: 'The database did not answer' }, 503)
    throw error
  }
}
