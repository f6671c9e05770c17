'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { FormState } from '@/components/payments/form/form-state'
import { formatDate } from '@/lib/kernel/calendar'
import { readDate } from '@/lib/kernel/read-date'
import type { SavedRate } from '@/lib/records/exchange-rates/exchange-rate-queries'

/** Fields that follow from the currency and the payment date. */
export type RateFields = Pick<FormState, 'rate' | 'rateDate' | 'rateSource'>

const NO_RATE: RateFields = { rate: '', rateDate: '', rateSource: 'bank_of_russia' }

/**
 * Looks up the saved rate of the currency and the payment date while the rate follows from them, and fills it in or
 * clears it. A rate that a person typed is not changed: the server compares it with the saved rates.
 */
export function useSavedRate(typed: FormState, fill: (fields: RateFields) => void): void {
  const { currency, paymentDate, rateOrigin, rateSource } = typed
  const date = readDate(paymentDate)
  const day = date.ok ? date.date : ''
  const follows = rateOrigin === 'saved' && currency !== 'USD' && rateSource !== 'bank_debit'
  const { data } = useQuery<{ rate: SavedRate | null }>({
    queryKey: ['saved-rate', currency, day],
    queryFn: async ({ signal }) => {
      const address = `/api/saved-rate?currency=${encodeURIComponent(currency)}&date=${day}`
      const response = await fetch(address, { signal })
      if (!response.ok) throw new Error('The saved rate could not be read')
      return response.json()
    },
    enabled: follows,
    staleTime: 30_000,
  })
  useEffect(() => {
    if (!follows || data === undefined) return
    const found = data.rate
    const fields = found
      ? { rate: found.rate, rateDate: formatDate(found.rateDate), rateSource: found.source }
      : { ...NO_RATE }
    const isThere = (Object.keys(fields) as (keyof RateFields)[]).every((name) => typed[name] === fields[name])
    if (!isThere) fill(fields)
  }, [follows, data, typed, fill])
}
