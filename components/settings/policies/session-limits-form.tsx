'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { useRefresh } from '../use-refresh'

type Props = {
  limits: { version: number; sessionIdleMinutes: number; sessionHours: number }
  action: ServerAction<{ changed: true }>
}

/** When a session ends by itself. */
export function SessionLimitsForm({ limits, action }: Props) {
  const refresh = useRefresh()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () => {
    announceDone({ title: 'Session limits saved', description: 'A lower limit applies to open sessions too.' })
    refresh()
  })
  return (
    <form onSubmit={submit} noValidate className="rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={refusal} />
      <input type="hidden" name="version" value={limits.version} />
      <FormSection legend="End of a session">
        <Cell span={3}>
          <Field
            name="sessionIdleMinutes"
            label="Minutes without use"
            note="our policy"
            error={fieldErrors.sessionIdleMinutes}
            hint="5 to 60. The person signs in again; what they typed stays in its form."
          >
            <TextInput inputMode="numeric" defaultValue={limits.sessionIdleMinutes} maxLength={4} />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field
            name="sessionHours"
            label="Hours in all"
            note="our policy"
            error={fieldErrors.sessionHours}
            hint="1 to 24, counted from the sign-in, however much the session is used."
          >
            <TextInput inputMode="numeric" defaultValue={limits.sessionHours} maxLength={4} />
          </Field>
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton pending={pending} pendingLabel="Saving">
          Save session limits
        </SubmitButton>
      </FormActions>
    </form>
  )
}
