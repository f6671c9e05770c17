import { z } from 'zod'
import { lastPayment } from '@/lib/ledger/payments/start/last-payment'
import { route } from '@/lib/web/route'

/** The last payment of a company for an FSB license, which the payment form offers to fill in from: `{ payment }`. */
export const GET = route({
  name: 'last payment',
  permission: 'payments:record',
  input: z.object({ company: z.uuid('Choose a company'), license: z.uuid('Choose an FSB license') }),
  run: (actor, { company, license }) => lastPayment(actor, company, license),
})
