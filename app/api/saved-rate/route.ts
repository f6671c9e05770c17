import { isDatabaseAway } from '@/lib/database/database-errors'
import { currentActor } from '@/lib/identity/access/session'
import { savedRateFor } from '@/lib/records/exchange-rates/saved-rate-for'

/**
 * The saved rate that the payment form offers for a currency and a payment date: `{ rate }`, null when none is saved.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return Response.json({ says: 'You are signed out' }, { status: 401 })
    const params = new URL(request.url).searchParams
    const outcome = await savedRateFor(actor, params.get('currency') ?? '', params.get('date') ?? '')
    if (outcome.ok) return Response.json(outcome.value)
    const status = outcome.refusal.kind === 'forbidden' ? 403 : 400
    return Response.json({ says: outcome.refusal.says }, { status })
  } catch (error) {
    if (isDatabaseAway(error)) return Response.json({ says: 'The database did not answer' }, { status: 503 })
    throw error
  }
}
