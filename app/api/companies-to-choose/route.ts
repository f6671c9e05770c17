import { can } from '@/lib/access/permissions'
import { currentActor } from '@/lib/access/session'
import { companiesToChoose } from '@/lib/companies/companies-to-choose'
import { isDatabaseAway } from '@/lib/database-errors'
import { searchInput } from '@/lib/search/search-records'

/** Companies by what is typed into a field of theirs: `{ options: [{ value, label, hint }], isWhole }`. With `archived=1` those too. 401 signed out, 400 without words. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return Response.json({ says: 'You are signed out' }, { status: 401 })
    if (!can(actor.role, 'records:read')) return Response.json({ says: 'You do not read records' }, { status: 403 })
    const search = new URL(request.url).searchParams
    const words = searchInput.safeParse(search.get('q'))
    if (!words.success) return Response.json({ says: 'Enter one to 100 characters' }, { status: 400 })
    return Response.json(await companiesToChoose({ words: words.data, archived: search.get('archived') === '1' }))
  } catch (error) {
    if (isDatabaseAway(error)) return Response.json({ says: 'The database did not answer' }, { status: 503 })
    throw error
  }
}
