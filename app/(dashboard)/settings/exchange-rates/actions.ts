'use server'

import { enterExchangeRate } from '@/lib/records/exchange-rates/enter-exchange-rate'
import { exchangeRateInput } from '@/lib/records/exchange-rates/exchange-rate-input'
import { importRates, importRatesInput, previewRates } from '@/lib/records/exchange-rates/import-rates'
import { supersedeRate, supersedeRateInput } from '@/lib/records/exchange-rates/supersede-rate'
import { action } from '@/lib/web/action'

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
