import { z } from 'zod'
import { ok } from '@/lib/kernel/result'
import { choicesOfCompany } from '@/lib/ledger/payments/list/payment-choices'
import { route } from '@/lib/web/route'

/** The licenses and products of a company, for the payment form. */
export const GET = route({
  name: 'payment choices',
  permission: 'payments:record',
  input: z.object({ company: z.uuid('Choose a company') }),
  run: async (actor, { company }) => ok(await choicesOfCompany(actor, company)),
})
