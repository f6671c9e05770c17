'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import type { PaymentPreview } from '@/lib/ledger/payments/preview-payment'
import type { TypedPayment } from './typed-payment'

const PAUSE_MILLISECONDS = 250

/** A value that has stood still for a moment: the rules are asked after a word, not after a letter. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

async function answerOrWords<Answer>(response: Response): Promise<Answer> {
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.says ?? 'The rules could not be asked')
  return answer
}

/**
 * Asks the rules about what is typed. The last answer stays on screen until the next one is in: a figure moves once, to
 * what is true.
 */
export function usePreview(typed: TypedPayment) {
  const settled = useSettled(typed)
  return useQuery<PaymentPreview>({
    queryKey: ['determination', settled],
    queryFn: ({ signal }) =>
      fetch('/api/determinations', {
        method: 'POST',
        body: JSON.stringify(settled),
        headers: { 'content-type': 'application/json' },
        signal,
      }).then(answerOrWords<PaymentPreview>),
    placeholderData: (previous: PaymentPreview | undefined) => previous,
    staleTime: 10_000,
    retry: 1,
  })
}

/** The licenses and products of the chosen company. */
export function useCompanyChoices(companyId: string) {
  return useQuery<CompanyChoices>({
    queryKey: ['payment-choices', companyId],
    queryFn: ({ signal }) =>
      fetch(`/api/payment-choices?company=${encodeURIComponent(companyId)}`, { signal }).then(
        answerOrWords<CompanyChoices>,
      ),
    enabled: companyId !== '',
    staleTime: 30_000,
  })
}
