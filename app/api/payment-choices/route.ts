import { z } from 'zod'
import { isDatabaseAway } from '@/lib/database/database-errors'
import { currentActor } from '@/lib/identity/access/session'
import { idParam } from '@/lib/kernel/list-fields'
import { readListParams } from '@/lib/kernel/list-params'
import { choicesOfCompany } from '@/lib/ledger/payments/list/payment-choices'

/** The licenses and products of a company, for the payment form. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return Response.json({ says: 'You are signed out' }, { status: 401 })
    const read = readListParams(z.object({ company: idParam }), new URL(request.url).searchParams)
    if (!read.ok) return Response.json({ says: read.refusal.says }, { status: 400 })
    if (!read.value.company) return Response.json({ says: 'company: Choose a company' }, { status: 400 })
    return Response.json(await choicesOfCompany(actor, read.value.company))
  } catch (error) {
    if (isDatabaseAway(error)) return Response.json({ says: 'The database did not answer' }, { status: 503 })
    throw error
  }
}
