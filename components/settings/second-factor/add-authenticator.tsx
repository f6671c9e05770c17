'use client'

import { useRouter } from 'next/navigation'
import type { ServerAction } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import type { AuthenticatorSetUp } from '@/lib/identity/second-factor/add-authenticator'
import type { AddedFactor } from '@/lib/identity/second-factor/store-factor'
import { AuthenticatorForm } from './authenticator-form'

type Props = { setUp: AuthenticatorSetUp; action: ServerAction<AddedFactor>; needsPassword: boolean }

/** Adds an authenticator app in an open session, and leads back to the account. */
export function AddAuthenticator(props: Props) {
  const router = useRouter()
  return (
    <AuthenticatorForm
      {...props}
      onDone={() => {
        announceDone({ title: 'The authenticator app was added' })
        router.push('/settings/account')
      }}
      done={
        <ButtonLink tone="primary" href="/settings/account">
          I have stored them
        </ButtonLink>
      }
    />
  )
}
