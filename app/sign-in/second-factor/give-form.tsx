'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { FactorFields } from '@/components/second-factor/factor-fields'
import type { UsePasskey } from '@/components/second-factor/passkey-button'
import { SubmitButton } from '@/components/ui/forms/submit-button'
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
      <FactorFields askPasskey={askPasskey} pending={isPending} error={form.fieldErrors.code} />
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
