'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { PASSWORD_RULE } from '@/lib/identity/passwords/password-rule'

type Props = { action: ServerAction<{ email: string }>; token: string; email: string }

/** One field. The email address is in a hidden field, so that a password manager knows whose password it saves. */
export function ChoosePasswordForm({ action, token, email }: Props) {
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () =>
    window.location.assign('/sign-in?notice=password-chosen'),
  )
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4 p-5">
      <FormProblems refusal={refusal} />
      <input type="hidden" name="token" value={token} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field name="password" label="Password" error={fieldErrors.password} hint={PASSWORD_RULE} required>
        <TextInput type="password" autoComplete="new-password" maxLength={200} />
      </Field>
      <div>
        <SubmitButton tone="primary" size="tall" pending={pending} pendingLabel="Saving">
          Save password
        </SubmitButton>
      </div>
    </form>
  )
}
