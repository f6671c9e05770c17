import { z } from 'zod'
import { cursorParam, withCursorsOf } from '@/lib/kernel/list-fields'
import { readRate } from '@/lib/kernel/money'
import { readDate } from '@/lib/kernel/read-date'
import { RATE_MESSAGES } from '@/lib/records/messages'
import { RATE_SOURCES, RATED_CURRENCIES } from './rate-sources'

const currencyInput = z
  .string(RATE_MESSAGES.currencyMissing)
  .refine((currency) => RATED_CURRENCIES.includes(currency), RATE_MESSAGES.currencyMissing)

/** A rate as published in its source: units of the currency for one US dollar. */
export const exchangeRateInput = z.object({
  currency: currencyInput,
  rateDate: z.string(RATE_MESSAGES.dateMissing).transform((typed, context) => {
    const reading = readDate(typed)
    if (reading.ok) return reading.date
    context.addIssue(reading.message)
    return z.NEVER
  }),
  rate: z.string(RATE_MESSAGES.rateMissing).transform((typed, context) => {
    const reading = readRate(typed)
    if (reading.ok) return reading.rate
    context.addIssue(reading.message)
    return z.NEVER
  }),
  source: z.enum(RATE_SOURCES, RATE_MESSAGES.sourceMissing),
})
export type ExchangeRateInput = z.output<typeof exchangeRateInput>

/** The parameters of the list of rates. */
export const exchangeRateListParams = withCursorsOf(
  z.object({ currency: currencyInput.optional(), after: cursorParam, before: cursorParam }),
  () => 'date',
)
export type ExchangeRateListParams = z.output<typeof exchangeRateListParams>
