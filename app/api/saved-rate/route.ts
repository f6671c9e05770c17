import { savedRateFor } from '@/lib/records/exchange-rates/saved-rate-for'
import { route } from '@/lib/web/route'

/**
 * The saved rate that the payment form offers for a currency and a payment date: `{ rate }`, null when none is saved.
 */
export const GET = route({
  name: 'saved rate',
  permission: 'payments:record',
  input: 'parsed by the use case',
  run: (actor, _input, { search }) => savedRateFor(actor, search.get('currency') ?? '', search.get('date') ?? ''),
})
