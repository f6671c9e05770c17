import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/access/session'
import { screeningInput, screenRows } from '@/lib/screening-desk/screening-lists/screen-rows'
import { readSmallJson } from '@/lib/web/read-json'

const LARGEST_BODY = 4_000_000

const words = (says: string, status: number) => Response.json({ says }, { status })

/** Screens a piece of a list, or one address as it is typed, and stores nothing. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return words('You are signed out. Sign in in another tab: nothing typed is lost', 401)
    const input = screeningInput.safeParse(await readSmallJson(request, LARGEST_BODY))
    if (!input.success) return words('These rows cannot be read', 400)
    const answer = screenRows(actor, input.data)
    return answer.ok ? Response.json(answer.value) : words(answer.refusal.says, 403)
  } catch (error) {
    log.error({ err: error }, 'a screening failed')
    return words('The rows could not be screened. Nothing is lost', 503)
  }
}
