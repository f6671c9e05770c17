'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { PASSWORD_RULE } from '@/lib/identity/passwords/password-rule'

type Props = { action: ServerAction<{ changed: true }>; email: string }

/** The current password and the new one. Ends every session, and leads to the sign-in page. */
export function ChangePasswordForm({ action, email }: Props) {
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () =>
    window.location.assign('/sign-in?notice=password-changed'),
  )
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-3">
      <FormProblems refusal={refusal} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field name="currentPassword" label="Current password" error={fieldErrors.currentPassword} required>
        <TextInput type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <Field name="newPassword" label="New password" error={fieldErrors.newPassword} hint={PASSWORD_RULE} required>
        <TextInput type="password" autoComplete="new-password" maxLength={200} />
      </Field>
      <p className="text-xs text-text-3">This ends all your sessions, including this one. You then sign in again.</p>
      <div>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Changing">
          Change password
        </SubmitButton>
      </div>
    </form>
  )
}
