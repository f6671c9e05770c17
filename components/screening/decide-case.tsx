'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { submitOnControlEnter } from '@/components/keyboard/keys'
import { landAfterNavigation, landWhenFocusIsLost } from '@/components/keyboard/landing'
import { useShortcut } from '@/components/keyboard/shortcuts'
import { announceDone } from '@/components/ui/feedback/toaster'
import { RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'
import {
  CASE_DECISIONS,
  type CaseDecision,
  DECISION_LABELS,
} from '@/lib/screening-desk/screening-cases/case-list-params'

/**
 * What a person found out about a destination, and from what. With `flow` the decision opens the next open case of the
 * list.
 */
export function DecideCase({
  id,
  action,
  flow,
}: {
  id: string
  action: ServerAction<{ id: string; decision: CaseDecision }>
  flow?: { nextHref: string; backHref: string }
}) {
  const router = useRouter()
  const formRef = useRef<HTMLFormElement>(null)
  const form = useServerForm(action, ({ decision }) => {
    announceDone({
      title: DECISION_LABELS[decision],
      description: 'The decision and its reason are saved with the case.',
      href: flow?.backHref,
    })
    if (!flow) {
      landWhenFocusIsLost()
      return router.refresh()
    }
    landAfterNavigation()
    router.push(flow.nextHref)
  })
  const goToDecision = () => {
    formRef.current?.querySelector<HTMLElement>('input:checked, input[type=radio]')?.focus()
  }
  useShortcut({ keys: 'a', label: 'Go to the decision', group: 'This record', run: goToDecision })
  return (
    <form ref={formRef} onSubmit={form.submit} onKeyDown={submitOnControlEnter} noValidate className="grid gap-3">
      <FormProblems refusal={form.refusal} />
      <input type="hidden" name="id" value={id} />
      <Field name="decision" label="What you found out" group error={form.fieldErrors.decision}>
        <RadioGroup
          name="decision"
          options={CASE_DECISIONS.map((value) => ({ value, label: DECISION_LABELS[value], hint: HINTS[value] }))}
        />
      </Field>
      <Field
        name="reason"
        label="Reason"
        error={form.fieldErrors.reason}
        hint="A map, a postal code, a statement of the end user: what the next person would ask for."
        required
      >
        <TextArea rows={3} maxLength={1000} />
      </Field>
      <div>
        <SubmitButton tone="primary" pending={form.pending} pendingLabel="Recording">
          Record the decision
        </SubmitButton>
      </div>
    </form>
  )
}

const HINTS: Readonly<Record<CaseDecision, string>> = {
  in_crimea: 'State in the reason what follows. The payment itself is not changed here.',
  not_in_crimea: 'Next time this destination is in doubt, this decision is shown, and a person decides again.',
  cannot_be_told: 'It stays unresolved on record.',
}
