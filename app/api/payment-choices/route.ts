import { answerActor, json } from '@/app/api/json-answer'
import { choicesOfCompany } from '@/lib/payments/payment-choices'

/** The name, licenses and products of a company, for the payment form. */
export function GET(request: Request): Promise<Response> {
  return answerActor(async (actor) =>
    json(await choicesOfCompany(actor, new URL(request.url).searchParams.get('company') ?? '')),
  )
}
