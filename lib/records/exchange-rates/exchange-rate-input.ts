import { z } from 'zod'
import { readDate } from '@/lib/kernel/calendar'
import { placeParam, withCursorsOf } from '@/lib/kernel/list-fields'
import { readRate } from '@/lib/kernel/money'
import { RATE_SOURCES, RATED_CURRENCIES } from './rate-sources'

const currencyInput = z
  .string('Choose a currency')
  .refine((currency) => RATED_CURRENCIES.includes(currency), 'Choose a currency')

/** A rate as somebody read it in its source: units of the currency for one US dollar. */
export const exchangeRateInput = z.object({
  currency: currencyInput,
  rateDate: z.string('Enter the date of the rate').transform((typed, context) => {
    const reading = readDate(typed)
    if (reading.ok) return reading.date
    context.addIssue(reading.says)
    return z.NEVER
  }),
  rate: z.string('Enter the rate').transform((typed, context) => {
    const reading = readRate(typed)
    if (reading.ok) return reading.rate
    context.addIssue(reading.says)
    return z.NEVER
  }),
  source: z.enum(RATE_SOURCES, 'Choose the source'),
})
export type ExchangeRateInput = z.output<typeof exchangeRateInput>

/** What the list of rates understands in its address. */
export const exchangeRateListParams = withCursorsOf(
  z.object({ currency: currencyInput.optional(), after: placeParam, before: placeParam }),
  () => 'date',
)
export type ExchangeRateListParams = z.output<typeof exchangeRateListParams>
