import { z } from 'zod'
import { previewPayment } from '@/lib/ledger/payments/preview-payment'
import { route } from '@/lib/web/route'

/** The live determination of the payment form: evaluates the rules on what is typed so far and stores nothing. */
export const POST = route({
  name: 'determinations',
  permission: 'payments:record',
  // Each field is read separately: one that cannot be read yet gets its own message, not a refusal.
  input: z.looseObject({}),
  largestBody: 300_000,
  run: previewPayment,
})
