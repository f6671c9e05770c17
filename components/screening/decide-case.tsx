'use client'

import { useRouter } from 'next/navigation'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
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

/** What a person found out about a destination, and from what. */
export function DecideCase({
  id,
  action,
}: {
  id: string
  action: ServerAction<{ id: string; decision: CaseDecision }>
}) {
  const router = useRouter()
  const form = useServerForm(action, ({ decision }) => {
    announceDone({
      title: DECISION_LABELS[decision],
      description: 'The decision and its reason are saved with the case.',
    })
    router.refresh()
  })
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-3">
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
