import { z } from 'zod'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { currentActor } from '@/lib/identity/access/session'
import { lineOf } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { companiesToChoose } from '@/lib/records/companies/companies-to-choose'
import { searchInput } from '@/lib/reporting/search/search-records'

const choiceParams = z.object({ q: lineOf(1000).optional(), archived: z.enum(['0', '1']).optional() })

/**
 * Companies by what is typed into a field of theirs: `{ options: [{ value, label, hint }], isWhole }`. With
 * `archived=1` those too. 401 signed out, 400 without words.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return Response.json({ says: 'You are signed out' }, { status: 401 })
    if (!can(actor.role, 'records:read')) return Response.json({ says: 'You do not read records' }, { status: 403 })
    const read = readListParams(choiceParams, new URL(request.url).searchParams)
    if (!read.ok) return Response.json({ says: read.refusal.says }, { status: 400 })
    const words = searchInput.safeParse(read.value.q)
    if (!words.success) return Response.json({ says: 'q: Enter one to 100 characters' }, { status: 400 })
    return Response.json(await companiesToChoose({ words: words.data, archived: read.value.archived === '1' }))
  } catch (error) {
    if (isDatabaseAway(error)) return Response.json({ says: 'The database did not answer' }, { status: 503 })
    throw error
  }
}
