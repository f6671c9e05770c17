import { currentActor } from '@/lib/access/session'
import { isDatabaseAway } from '@/lib/database-errors'
import { choicesOfCompany } from '@/lib/payments/payment-choices'

/** The licenses and products of a company, for the payment form. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return Response.json({ says: 'You are signed out' }, { status: 401 })
    return Response.json(await choicesOfCompany(actor, new URL(request.url).searchParams.get('company') ?? ''))
  } catch (error) {
    if (isDatabaseAway(error)) return Response.json({ says: 'The database did not answer' }, { status: 503 })
    throw error
  }
}
