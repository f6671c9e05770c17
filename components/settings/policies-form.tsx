'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import { useReread } from './use-reread'

type Policies = {
  version: number
  name: string
  timeZone: string
  duplicateWindowDays: number
  retryWindowDays: number
}
type Props = { policies: Policies; timeZones: string[]; action: ServerAction<{ changed: true }> }

/** The four choices of an organisation, each with what it decides. */
export function PoliciesForm({ policies, timeZones, action }: Props) {
  const reread = useReread()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () => {
    announceDone({ title: 'The policies were changed', says: 'They count for entries from now on.' })
    reread()
  })
  const zones = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), keywords: [zone] }))
  return (
    <form onSubmit={submit} noValidate className="rounded-panel border border-line bg-surface p-5">
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
            hint="Decides which day it is here. A payment counts in the year of its own date, so nothing recorded moves."
          >
            <Combobox options={zones} defaultValue={policies.timeZone} searchWords="Type a city" />
          </Field>
        </Cell>
      </FormSection>
      <FormSection legend="Windows of the rules, in days">
        <Cell span={3}>
          <Field
            name="duplicateWindowDays"
            label="Duplicates"
            note="our policy"
            error={fieldErrors.duplicateWindowDays}
            hint="The same amount to the same payee for the same license within so many days goes to review."
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
            hint="An entry like one that was blocked within so many days is linked to it and goes to review."
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
    </form>
  )
}
