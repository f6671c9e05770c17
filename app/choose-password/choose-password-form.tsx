'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { PASSWORD_RULE } from '@/lib/identity/access/password-policy'

type Props = { action: ServerAction<{ email: string }>; token: string; email: string }

/** One field; the e-mail stands in the form unseen, so that a password manager knows whose password it keeps. */
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
        <SubmitButton tone="primary" size="tall" pending={pending} pendingLabel="Keeping it">
          Choose this password
        </SubmitButton>
      </div>
    </form>
  )
}
