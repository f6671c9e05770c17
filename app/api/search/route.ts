import { answerActor, json, jsonWords } from '@/app/api/json-answer'
import { searchInput, searchRecords } from '@/lib/search/search-records'

/** Finds records by a few words: `{ groups: [{ label, items: [{ id, title, subtitle, href }] }] }`. 401 signed out, 400 without words. */
export function GET(request: Request): Promise<Response> {
  return answerActor(async (actor) => {
    const words = searchInput.safeParse(new URL(request.url).searchParams.get('q'))
    if (!words.success) return jsonWords('Enter one to 100 characters', 400)
    const outcome = await searchRecords(actor, words.data)
    return outcome.ok ? json({ groups: outcome.value }) : jsonWords(outcome.refusal.says, 403)
  })
}
