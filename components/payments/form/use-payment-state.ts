'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLeaveGuard } from '@/components/forms/use-leave-guard'
import { filledFrom, fromNotes, takenBack } from '@/components/payments/form/filling/fill-from'
import { asResumed, withField } from '@/components/payments/form/filling/following-fields'
import { withLicense, withOnlyChoices } from '@/components/payments/form/filling/only-choices'
import { type RateFields, useSavedRate } from '@/components/payments/form/filling/use-saved-rate'
import { useCompanyChoices, useLastPayment } from '@/components/payments/form/outcome/use-preview'
import type { LastPayment } from '@/lib/ledger/payments/start/last-payment'
import type { PaymentOrigin } from '@/lib/ledger/payments/start/start-payment'
import type { FormState, PartyState, SetField } from './form-state'
import { useDraft } from './use-draft'

type Filled = { last: LastPayment; before: FormState; after: FormState }
type Start = { initial: FormState; origin: PaymentOrigin | null; startErrors: Record<string, string> }

/**
 * What is typed, what follows from it by itself, and what may be filled in from the last payment on request. A record
 * in the address that could not be used keeps its message until another one is chosen, and nothing takes its place by
 * itself.
 */
export function usePaymentState({ initial, origin, startErrors }: Start) {
  const [typed, setTyped] = useState(initial)
  const [touched, setTouched] = useState(false)
  const [filled, setFilled] = useState<Filled | null>(null)
  const draft = useDraft(typed, !touched)
  useLeaveGuard(touched)
  const choices = useCompanyChoices(typed.companyId).data
  const changeTo = (next: (before: FormState) => FormState) => {
    setTouched(true)
    setTyped(next)
  }
  const choosesItself = Object.keys(startErrors).length === 0 || typed.companyId !== initial.companyId
  useEffect(() => {
    if (choices && choosesItself) setTyped((before) => withOnlyChoices(before, choices))
  }, [choices, choosesItself])
  const fillRate = useCallback((fields: RateFields) => setTyped((before) => ({ ...before, ...fields })), [])
  useSavedRate(typed, fillRate)

  const { companyId, fsbLicenseId } = typed
  const isOffered = origin === null && typed.correctsId === ''
  const last = useLastPayment(companyId, fsbLicenseId, isOffered).data?.payment ?? null
  const isFilled = filled !== null && filled.last.id === last?.id
  const source = origin ?? (isFilled ? filled.last : null)
  const notes = useMemo(() => (source ? fromNotes(typed, source) : {}), [source, typed])
  const set: SetField = (name, value) =>
    changeTo((before) =>
      name === 'fsbLicenseId' && choices ? withLicense(before, value, choices) : withField(before, name, value),
    )
  return {
    typed,
    touched,
    choices,
    set,
    setDestinations: (destinations: PartyState[]) => changeTo((before) => ({ ...before, destinations })),
    draft,
    resume: () => {
      const { restored } = draft
      if (restored) changeTo(() => asResumed(restored, initial))
      draft.decline()
    },
    notes,
    startErrors: Object.fromEntries(
      Object.entries(startErrors).filter(
        ([name]) => typed[name as keyof FormState] === initial[name as keyof FormState],
      ),
    ),
    offer: last && {
      last,
      isFilled,
      fill: () => {
        const after = filledFrom(typed, initial, last.draft)
        setFilled({ last, before: typed, after })
        changeTo(() => after)
      },
      takeBack: () => {
        if (filled) changeTo((now) => takenBack(now, filled.before, filled.after))
        setFilled(null)
      },
    },
  }
}
