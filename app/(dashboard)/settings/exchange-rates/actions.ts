'use server'

import { action } from '@/lib/action'
import { enterExchangeRate } from '@/lib/exchange-rates/enter-exchange-rate'
import { exchangeRateInput } from '@/lib/exchange-rates/exchange-rate-input'

export const enterExchangeRateAction = action({
  name: 'enter an exchange rate',
  permission: 'rates:write',
  input: exchangeRateInput,
  run: enterExchangeRate,
})
