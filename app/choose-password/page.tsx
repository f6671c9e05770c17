import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { findLink } from '@/lib/identity/passwords/one-time-link'
import type { SearchParams } from '@/lib/kernel/list-params'
import { choosePasswordAction } from './actions'
import { ChoosePasswordForm } from './choose-password-form'

export const metadata: Metadata = { title: 'Choose a password' }

/** Chooses a password, for a person with a one-time link from an administrator. */
export default async function ChoosePasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams
  const person = (await findLink('choose_password', token))?.person
  if (!person || person.deactivatedAt) return <LinkNeeded />
  return (
    <SignedOutPage title="Choose a password" description={`${person.name}, you sign in with ${person.email}.`}>
      <ChoosePasswordForm action={choosePasswordAction} token={String(token)} email={person.email} />
    </SignedOutPage>
  )
}

function LinkNeeded() {
  return (
    <SignedOutPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title="This link does not work"
        description={
          'A password link works once, expires after seven days, and is replaced by a newer one. ' +
          'An administrator can create a new one under Settings, People.'
        }
        actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
      />
    </SignedOutPage>
  )
}
