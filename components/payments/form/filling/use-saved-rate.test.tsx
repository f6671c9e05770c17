// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type FormState, formState } from '@/components/payments/form/form-state'
import { formatDate } from '@/lib/kernel/calendar'
import { blankDraft } from '@/lib/ledger/payments/form/blank-payment'
import { type RateFields, useSavedRate } from './use-saved-rate'

const RATE = { rate: '0.0125', rateDate: '2026-03-02', source: 'bank_of_russia' }
const IN_RUBLES: FormState = {
  ...formState(blankDraft(), 'saved'),
  currency: 'RUB',
  paymentDate: formatDate('2026-03-02'),
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Shows the hook over a form, with a server that has this answer; what it fills in is typed into the form. */
async function open(typed: FormState, answer: () => Response = () => Response.json({ rate: RATE })) {
  const addresses: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    addresses.push(address)
    return answer()
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const filled: RateFields[] = []
  const form = renderHook(({ state }) => useSavedRate(state, (fields) => filled.push(fields)), {
    wrapper,
    initialProps: { state: typed },
  })
  const settle = () => waitFor(() => expect(client.isFetching()).toBe(0))
  await settle()
  const change = async (state: FormState) => {
    form.rerender({ state })
    await settle()
  }
  return { addresses, filled, change }
}

describe('the saved rate of the currency and the payment date', () => {
  test('is looked up and filled in, once', async () => {
    const form = await open(IN_RUBLES)
    expect(form.addresses).toEqual(['/api/saved-rate?currency=RUB&date=2026-03-02'])
    const [fields] = form.filled
    expect(fields).toEqual({ rate: '0.0125', rateDate: formatDate('2026-03-02'), rateSource: 'bank_of_russia' })
    await form.change({ ...IN_RUBLES, ...fields })
    expect(form.filled).toHaveLength(1)
  })

  test('is cleared where none is saved: the rate of another day is not left there', async () => {
    const form = await open({ ...IN_RUBLES, rate: '0.0125', rateDate: formatDate('2026-03-01') }, () =>
      Response.json({ rate: null }),
    )
    expect(form.filled).toEqual([{ rate: '', rateDate: '', rateSource: 'bank_of_russia' }])
  })

  test.each<[string, Partial<FormState>]>([
    ['that a person typed', { rateOrigin: 'typed', rate: '0.02' }],
    ['of the entry that is corrected', { rateOrigin: 'given', rate: '0.02' }],
    ['of US dollars', { currency: 'USD' }],
    ['of the bank’s debit', { rateSource: 'bank_debit', rate: '0.02' }],
  ])('leaves a rate alone %s', async (_of, fields) => {
    const form = await open({ ...IN_RUBLES, ...fields })
    expect(form.addresses).toEqual([])
    expect(form.filled).toEqual([])
  })

  test('fills nothing in when the server refuses', async () => {
    const form = await open(IN_RUBLES, () => new Response('', { status: 503 }))
    expect(form.filled).toEqual([])
  })

  test('is looked up again with another date', async () => {
    const form = await open(IN_RUBLES)
    await form.change({ ...IN_RUBLES, paymentDate: formatDate('2026-03-03') })
    expect(form.addresses.at(-1)).toBe('/api/saved-rate?currency=RUB&date=2026-03-03')
  })
})
