'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Combobox } from '@/components/ui/forms/combobox'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { PASSWORD_RULE } from '@/lib/identity/passwords/password-rule'

type Props = {
  action: ServerAction<{ email: string }>
  token: string
  timeZones: string[]
  defaultTimeZone: string
}

/** The organisation and its first administrator. Leads to the sign-in page. */
export function SetUpForm({ action, token, timeZones, defaultTimeZone }: Props) {
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () =>
    window.location.assign('/sign-in?notice=set-up'),
  )
  return (
    <form method="post" onSubmit={submit} noValidate className="p-5">
      <FormProblems refusal={refusal} />
      <input type="hidden" name="token" value={token} />
      <FormSection legend="Organisation">
        <Cell>
          <Field name="organisationName" label="Name" error={fieldErrors.organisationName} required>
            <TextInput autoComplete="organization" maxLength={120} />
          </Field>
        </Cell>
        <Cell>
          <Field
            name="timeZone"
            label="Time zone"
            error={fieldErrors.timeZone}
            hint={
              'Determines the current day. A payment counts in the calendar year of its own date. ' +
              'Default: New York (our policy).'
            }
          >
            <Combobox
              options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), keywords: [zone] }))}
              defaultValue={defaultTimeZone}
              searchWords="Type a city"
            />
          </Field>
        </Cell>
      </FormSection>
      <FormSection legend="First administrator">
        <Cell>
          <Field name="name" label="Your name" error={fieldErrors.name} required>
            <TextInput autoComplete="name" maxLength={120} />
          </Field>
        </Cell>
        <Cell>
          <Field name="email" label="Email" error={fieldErrors.email} required>
            <TextInput type="email" autoComplete="username" spellCheck={false} maxLength={254} />
          </Field>
        </Cell>
        <Cell>
          <Field name="password" label="Password" error={fieldErrors.password} hint={PASSWORD_RULE} required>
            <TextInput type="password" autoComplete="new-password" maxLength={200} />
          </Field>
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" size="tall" pending={pending} pendingLabel="Setting up">
          Set up Headroom
        </SubmitButton>
      </FormActions>
    </form>
  )
}
