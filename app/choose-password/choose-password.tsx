'use client'

import { KeyRound } from 'lucide-react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { useLinkToken } from '@/components/settings/use-link-token'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LINK_MESSAGES } from '@/lib/identity/messages'
import type { Result } from '@/lib/kernel/result'
import { ChoosePasswordForm } from './choose-password-form'

type Props = {
  readLink: (given: { token: string }) => Promise<Result<{ name: string; email: string }>>
  choose: ServerAction<{ email: string }>
}

/** The form for the person of the link, after the server has read its token. */
export function ChoosePassword({ readLink, choose }: Props) {
  const { token, answer } = useLinkToken(readLink)
  if (answer === undefined) return <SignedOutPage title="Choose a password" description="Reading your link." />
  if (!answer?.ok) return <LinkNeeded message={answer ? answer.refusal.message : LINK_MESSAGES.passwordLinkUsed} />
  const { name, email } = answer.value
  return (
    <SignedOutPage title="Choose a password" description={`${name}, you sign in with ${email}.`}>
      <ChoosePasswordForm action={choose} token={token} email={email} />
    </SignedOutPage>
  )
}

function LinkNeeded({ message }: { message: string }) {
  return (
    <SignedOutPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title="This link does not work"
        description={`${message}. A password link works once, expires after 24 hours, and is replaced by a newer one.`}
        actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
      />
    </SignedOutPage>
  )
}
