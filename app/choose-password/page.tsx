import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { environment } from '@/lib/database/env'
import { PASSWORD_MESSAGES } from '@/lib/identity/messages'
import { choosePasswordAction, readPasswordLinkAction } from './actions'
import { ChoosePassword } from './choose-password'

export const metadata: Metadata = { title: 'Choose a password' }

/** Chooses a password, for a person with a one-time link from an administrator. Its token is in the fragment. */
export default function ChoosePasswordPage() {
  if (!environment.passwordSignIn)
    return (
      <SignedOutPage>
        <EmptyState
          icon={KeyRound}
          level={1}
          title="No password is needed"
          description={`${PASSWORD_MESSAGES.off}.`}
          actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
        />
      </SignedOutPage>
    )
  return <ChoosePassword readLink={readPasswordLinkAction} choose={choosePasswordAction} />
}
