'use client'

import type { SubmitEvent } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { Callout } from '@/components/ui/feedback/callout'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { RecordedNote } from './recorded-note'
import { useSignIn } from './use-sign-in'

type Props = { next: string; notice: string | undefined; problem: string | undefined }

/** Email and password. */
export function PasswordForm({ next, notice, problem }: Props) {
  const { begin, pending, refusal, refuse } = useSignIn(next, problem)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email')).trim()
    const password = String(data.get('password'))
    const fieldErrors = {
      ...(email === '' && { email: 'Enter your email' }),
      ...(password === '' && { password: 'Enter your password' }),
    }
    if (email === '' || password === '') refuse({ kind: 'invalid', message: 'There is a problem', fieldErrors })
    else void begin('password', { email, password })
  }
  const fieldErrors = refusal?.kind === 'invalid' ? refusal.fieldErrors : {}
  return (
    // Before the script has loaded, the browser submits the form itself: with POST the password is not in the address.
    <form method="post" onSubmit={submit} className="grid gap-3">
      {notice && !refusal ? <Callout tone="clear">{notice}</Callout> : null}
      <FormProblems refusal={refusal} />
      <Field name="email" label="Email" error={fieldErrors.email} required>
        <TextInput type="email" autoComplete="username" spellCheck={false} maxLength={254} />
      </Field>
      <Field name="password" label="Password" error={fieldErrors.password} required>
        <TextInput type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <div className="mt-1">
        <SubmitButton tone="primary" size="tall" wide pending={pending} pendingLabel="Signing in">
          Sign in
        </SubmitButton>
      </div>
      <RecordedNote />
    </form>
  )
}
