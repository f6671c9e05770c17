import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { OuterPage } from '@/components/settings/outer-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { findLink } from '@/lib/identity/access/one-time-link'
import type { SearchParams } from '@/lib/kernel/list-params'
import { choosePasswordAction } from './actions'
import { ChoosePasswordForm } from './choose-password-form'

export const metadata: Metadata = { title: 'Choose a password' }

/** For somebody who was handed a one-time link by an administrator. */
export default async function ChoosePasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams
  const person = (await findLink('choose_password', token))?.person
  if (!person || person.deactivatedAt) return <LinkNeeded />
  return (
    <OuterPage title="Choose a password" says={`${person.name}, you sign in as ${person.email}.`}>
      <ChoosePasswordForm action={choosePasswordAction} token={String(token)} email={person.email} />
    </OuterPage>
  )
}

function LinkNeeded() {
  return (
    <OuterPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title="This link does not work"
        says="A link to choose a password works once and for seven days, and a newer one replaces it. An administrator can make a new one under Settings, People."
        actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
      />
    </OuterPage>
  )
}
