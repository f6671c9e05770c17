'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerAge } from '@/components/finding/determination-panel'
import { type FormState, sameParty } from '@/components/payments/form/form-state'
import { type Announced, blockingRules } from '@/lib/compliance/rules/approval/announced'
import type { Verdict } from '@/lib/compliance/screening/types'
import type { CompanyChoices } from '@/lib/ledger/payments/list/payment-choices'
import type { PaymentPreview } from '@/lib/ledger/payments/preview-payment'
import type { LastPayment } from '@/lib/ledger/payments/start/last-payment'

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
  if (!response.ok) throw new Error(answer.message ?? 'The rules did not respond')
  return answer
}

/** Others record too: the rules are asked about an open form again. */
const AGAIN_MILLISECONDS = 60_000

type Answer = { preview: PaymentPreview; asked: FormState }

/**
 * Asks the rules about what is typed. The last answer stays on screen until the next one is in, marked as pending: a
 * figure moves once, to what is true. `outcome` is what the entry would be recorded as; null while a rule waits.
 * `verdicts` are by the keys of the parties.
 */
export function usePreview(typed: FormState) {
  const settled = useSettled(typed)
  const query = useQuery<Answer>({
    queryKey: ['determination', settled],
    queryFn: async ({ signal }) => {
      const response = await fetch('/api/determinations', {
        method: 'POST',
        body: JSON.stringify(settled),
        headers: { 'content-type': 'application/json' },
        signal,
      })
      return { preview: await answerOrWords<PaymentPreview>(response), asked: settled }
    },
    placeholderData: (previous: Answer | undefined) => previous,
    staleTime: 10_000,
    refetchInterval: AGAIN_MILLISECONDS,
    retry: 1,
  })
  const isOfTyped = settled === typed && !query.isPlaceholderData
  const hasNoConnection = query.fetchStatus === 'paused' || query.isRefetchError
  const age: AnswerAge = hasNoConnection ? 'old' : isOfTyped ? 'current' : 'pending'
  const { data, error } = query
  return { data: data?.preview, error, age, outcome: outcomeOf(data?.preview), verdicts: verdictsOf(typed, data) }
}

const outcomeOf = (preview: PaymentPreview | undefined): Announced | null =>
  preview?.state ? { state: preview.state, blockedBy: blockingRules(preview.determination?.findings ?? []) } : null

/**
 * The verdict of each party as it was screened. It is shown as clear only while its text is the one that was screened:
 * of a party that was changed or filled in since, only a doubt stays in sight.
 */
function verdictsOf(typed: FormState, answer: Answer | undefined): Map<string, Verdict | null> {
  const shown = (answer?.asked.destinations ?? []).flatMap((party, index) => {
    const verdict = answer?.preview.verdicts[index] ?? null
    const isSame = typed.destinations.some((one) => one.key === party.key && sameParty(one, party))
    return isSame || (verdict && verdict.outcome !== 'clear') ? [[party.key, verdict] as const] : []
  })
  return new Map(shown)
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

/** The last payment of a company for a license that passed, to be offered. */
export function useLastPayment(companyId: string, fsbLicenseId: string, enabled: boolean) {
  const search = new URLSearchParams({ company: companyId, license: fsbLicenseId })
  return useQuery<{ payment: LastPayment | null }>({
    queryKey: ['last-payment', companyId, fsbLicenseId],
    queryFn: ({ signal }) =>
      fetch(`/api/last-payment?${search}`, { signal }).then(answerOrWords<{ payment: LastPayment | null }>),
    enabled: enabled && companyId !== '' && fsbLicenseId !== '',
    staleTime: 30_000,
  })
}
