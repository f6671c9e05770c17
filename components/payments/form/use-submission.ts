'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type ServerAction, type ServerForm, useServerForm } from '@/components/forms/use-server-form'
import { useAnnounced } from '@/components/payments/form/outcome/use-announced'
import { announceDone, announceNotice } from '@/components/ui/feedback/toaster'
import { ANNOUNCED_STATES, type Announced, type AnnouncedState } from '@/lib/compliance/rules/approval/announced'
import { leftCents } from '@/lib/compliance/rules/money/headroom'
import type { RuleName } from '@/lib/compliance/rules/types'
import { RULE_TITLES, STATE_WORDS } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { NotAnnounced } from '@/lib/kernel/result'
import type { RecordedPayment } from '@/lib/ledger/payments/record-payment'
import type { FormState } from './form-state'
import { newKey } from './new-key'

type Submission = {
  form: ServerForm<RecordedPayment>
  /** Identifies the entry, however often it is sent. */
  key: string
  /** What the button states, what is posted as stated, and whether the label has only just changed for the worse. */
  announced: AnnouncedState
  posted: Announced
  isNew: boolean
}

/**
 * Sends the form. The button states what the rules determined of what is typed; when the server determines worse, it
 * writes nothing, and the button then states that, until something else is typed.
 */
export function useSubmission({
  action,
  typed,
  determined,
  forget,
}: {
  action: ServerAction<RecordedPayment>
  typed: FormState
  /** The outcome that the rules determined of what is typed; null while they wait for a field. */
  determined: Announced | null
  /** Removes the draft. */
  forget: () => void
}): Submission {
  const router = useRouter()
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  useEffect(() => setKey(newKey()), [])
  const [refused, setRefused] = useState<{ typed: FormState; outcome: Announced } | null>(null)
  const shown = refused?.typed === typed ? refused.outcome : (determined ?? NOTHING_DETERMINED)
  const { posted, isNew } = useAnnounced(shown)

  const send: ServerAction<RecordedPayment> = async (data) => {
    const answer = await action(data)
    if (!answer.ok && answer.refusal.kind === 'not_announced') {
      const outcome = outcomeOf(answer.refusal)
      if (outcome) setRefused({ typed, outcome })
      void queries.invalidateQueries({ queryKey: ['determination'] })
    }
    return answer
  }
  const done = (recorded: RecordedPayment) => {
    forget()
    setKey(newKey())
    announce(recorded)
    router.push(`/payments/${recorded.paymentId}`)
    router.refresh()
  }
  const form = useServerForm(send, done, { recordedOnce: true })
  return { form, key, announced: shown.state, posted, isNew }
}

/** Without an answer of the rules the button is that of a payment. */
const NOTHING_DETERMINED: Announced = { state: 'requested', blockedBy: [] }

/** The outcome that a refusal shows, which the button states from then on. */
function outcomeOf({ outcome, reasons }: NotAnnounced): Announced | null {
  const state = ANNOUNCED_STATES.find((one) => one === outcome)
  const isBlocking = (rule: string) => reasons.some((reason) => reason.rule === rule)
  return state ? { state, blockedBy: (Object.keys(RULE_TITLES) as RuleName[]).filter(isBlocking) } : null
}

function announce({ reference, state, headroom, repeated, askedAgain, paymentId }: RecordedPayment): void {
  const left = `${formatUsd(leftCents(headroom))} is left.`
  const href = `/payments/${paymentId}`
  if (askedAgain) {
    announceNotice({
      title: 'Something changed while you were typing',
      description: `The rules were run again with the new facts: ${reference} is ${STATE_WORDS[state]}. ${left}`,
      href,
      linkWords: 'See',
    })
  } else {
    announceDone({
      title: `${reference} is ${STATE_WORDS[state]}`,
      description: repeated ? `It had been recorded before; nothing was written twice. ${left}` : left,
      href,
      linkWords: 'Open',
    })
  }
}
