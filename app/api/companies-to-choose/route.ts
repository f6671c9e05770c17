import { answerActor, json, jsonWords } from '@/app/api/json-answer'
import { can } from '@/lib/access/permissions'
import { companiesToChoose } from '@/lib/companies/companies-to-choose'
import { searchInput } from '@/lib/search/search-records'

/** Companies by what is typed into a field of theirs: `{ options: [{ value, label, hint }], isWhole }`. With `archived=1` those too. 401 signed out, 400 without words. */
export function GET(request: Request): Promise<Response> {
  return answerActor(async (actor) => {
    if (!can(actor.role, 'records:read')) return jsonWords(`The role of ${actor.role} does not read records`, 403)
    const search = new URL(request.url).searchParams
    const words = searchInput.safeParse(search.get('q'))
    if (!words.success) return jsonWords('Enter one to 100 characters', 400)
    return json(await companiesToChoose({ words: words.data, archived: search.get('archived') === '1' }))
  })
}
