'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { landWhenFocusIsLost } from '@/components/keyboard/landing'
import { RecordFrame } from '@/components/records/record-frame'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { useRefresh } from '../use-refresh'

type Policies = {
  version: number
  name: string
  timeZone: string
  duplicateWindowDays: number
  retryWindowDays: number
}
type Props = { policies: Policies; timeZones: string[]; action: ServerAction<{ changed: true }> }

/** The four settings of an organisation, each with its effect. */
export function PoliciesForm({ policies, timeZones, action }: Props) {
  const refresh = useRefresh()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () => {
    announceDone({ title: 'Policies saved', description: 'They apply to entries from now on.' })
    forgetDraft()
    landWhenFocusIsLost()
    refresh()
  })
  const zones = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), keywords: [zone] }))
  return (
    <RecordFrame key={policies.version} submit={submit}>
      <FormProblems refusal={refusal} />
      <input type="hidden" name="version" value={policies.version} />
      <FormSection legend="Organisation">
        <Cell span={3}>
          <Field name="name" label="Name" error={fieldErrors.name} required>
            <TextInput defaultValue={policies.name} maxLength={120} />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field
            name="timeZone"
            label="Time zone"
            note="our policy"
            error={fieldErrors.timeZone}
            hint="Determines the current day. Recorded payments do not change: each counts in the year of its own date."
          >
            <Combobox options={zones} defaultValue={policies.timeZone} searchWords="Type a city" />
          </Field>
        </Cell>
      </FormSection>
      <FormSection legend="Time windows of the rules, in days">
        <Cell span={3}>
          <Field
            name="duplicateWindowDays"
            label="Duplicates"
            note="our policy"
            error={fieldErrors.duplicateWindowDays}
            hint="The same amount to the same payee for the same license within this many days goes to review."
          >
            <TextInput inputMode="numeric" defaultValue={policies.duplicateWindowDays} maxLength={4} />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field
            name="retryWindowDays"
            label="Retries"
            note="our policy"
            error={fieldErrors.retryWindowDays}
            hint="An entry similar to one blocked within this many days is linked to it and goes to review."
          >
            <TextInput inputMode="numeric" defaultValue={policies.retryWindowDays} maxLength={4} />
          </Field>
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Save policies
        </SubmitButton>
      </FormActions>
    </RecordFrame>
  )
}
