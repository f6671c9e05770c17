'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { PasskeyButton, type UsePasskey } from '@/components/second-factor/passkey-button'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { TextLink } from '@/components/ui/navigation/text-link'
import { useSignIn } from '../use-sign-in'

type Props = { action: ServerAction<{ met: true }>; next: string; askPasskey: UsePasskey | null }

/** A passkey, or a code of an authenticator app, or a recovery code; then the sign-in ends. */
export function GiveForm({ action, next, askPasskey }: Props) {
  const signIn = useSignIn(next)
  const form = useServerForm(action, () => signIn.begin('second-factor', {}))
  const isPending = form.pending || signIn.pending
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-4 p-5">
      <FormProblems refusal={form.refusal ?? signIn.refusal} />
      {askPasskey ? (
        <PasskeyButton use={askPasskey} tone="primary" pending={isPending}>
          Use a passkey
        </PasskeyButton>
      ) : null}
      <Field
        name="code"
        label="Code"
        error={form.fieldErrors.code}
        hint="The six digits of your authenticator app, or a recovery code."
        required
      >
        <TextInput autoComplete="one-time-code" autoFocus={!askPasskey} spellCheck={false} maxLength={40} />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton
          tone={askPasskey ? 'secondary' : 'primary'}
          size="tall"
          pending={isPending}
          pendingLabel="Signing in"
        >
          Sign in
        </SubmitButton>
        <TextLink href="/sign-in">Start again</TextLink>
      </div>
      <p className="text-xs text-text-3">
        A recovery code replaces a lost phone or passkey, once. Without one, an administrator can request a reset.
      </p>
    </form>
  )
}
