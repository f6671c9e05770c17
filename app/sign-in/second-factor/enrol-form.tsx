'use client'

import { FormProblems } from '@/components/forms/form-problems'
import type { ServerAction } from '@/components/forms/use-server-form'
import { AuthenticatorForm } from '@/components/settings/second-factor/authenticator-form'
import { Button } from '@/components/ui/button'
import type { AuthenticatorSetUp } from '@/lib/identity/second-factor/add-authenticator'
import type { AddedFactor } from '@/lib/identity/second-factor/store-factor'
import { useSignIn } from '../use-sign-in'

type Props = { setUp: AuthenticatorSetUp; action: ServerAction<AddedFactor>; next: string }

/** Sets up an authenticator app, shows the recovery codes, then ends the sign-in. */
export function EnrolForm({ setUp, action, next }: Props) {
  const { begin, pending, refusal } = useSignIn(next)
  const signIn = () => void begin('second-factor', {})
  return (
    <>
      {refusal ? (
        <div className="px-5 pt-5">
          <FormProblems refusal={refusal} />
        </div>
      ) : null}
      <AuthenticatorForm
        setUp={setUp}
        action={action}
        needsPassword={false}
        onDone={signIn}
        done={
          <Button tone="primary" onClick={signIn} pending={pending} pendingLabel="Signing in">
            I have stored them, sign in
          </Button>
        }
      />
    </>
  )
}
