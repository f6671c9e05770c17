'use server'

import { action } from '@/lib/action'
import { enterExchangeRate } from '@/lib/exchange-rates/enter-exchange-rate'
import { exchangeRateInput } from '@/lib/exchange-rates/exchange-rate-input'
import { importRates, importRatesInput, previewRates } from '@/lib/exchange-rates/import-rates'
import { supersedeRate, supersedeRateInput } from '@/lib/exchange-rates/supersede-rate'

export const enterExchangeRateAction = action({
  name: 'enter an exchange rate',
  permission: 'rates:write',
  input: exchangeRateInput,
  run: enterExchangeRate,
})

export const previewRatesAction = action({
  name: 'preview an import of exchange rates',
  permission: 'rates:write',
  input: importRatesInput,
  run: previewRates,
})

export const importRatesAction = action({
  name: 'import exchange rates',
  permission: 'rates:write',
  input: importRatesInput,
  run: importRates,
})

export const supersedeRateAction = action({
  name: 'supersede an exchange rate',
  permission: 'rates:write',
  input: supersedeRateInput,
  run: supersedeRate,
})
