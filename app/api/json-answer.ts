import type { Actor } from '@/lib/access/permissions'
import { currentActor } from '@/lib/access/session'
import { isDatabaseAway } from '@/lib/database-errors'

/** JSON that is of now and of one person. */
export const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

/** Why there is no answer, in words. */
export const jsonWords = (says: string, status: number): Response => json({ says }, status)

/** Answers whoever is signed in: 401 for nobody, 503 while the database is away. Anything else that fails is a bug. */
export async function answerActor(answer: (actor: Actor) => Promise<Response>): Promise<Response> {
  try {
    const actor = await currentActor()
    return actor ? await answer(actor) : jsonWords('You are signed out', 401)
  } catch (error) {
    if (isDatabaseAway(error)) return jsonWords('The database did not answer', 503)
    throw error
  }
}
