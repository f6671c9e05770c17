import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OuterPage } from '@/components/settings/outer-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { findLink } from '@/lib/identity/access/one-time-link'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import type { SearchParams } from '@/lib/kernel/list-params'
import { DEFAULT_TIME_ZONE, timeZones } from '@/lib/kernel/time-zones'
import { setUpAction } from './actions'
import { SetUpForm } from './set-up-form'

export const metadata: Metadata = { title: 'Set up' }

/** Makes an empty installation somebody's: for whoever started it and holds the link it printed. */
export default async function SetUpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams
  if (await readOrganisation()) {
    if (token === undefined) redirect('/sign-in')
    return <AlreadySetUp />
  }
  const link = await findLink('set_up', token)
  if (!link) return <LinkNeeded given={token !== undefined} />
  return (
    <OuterPage
      title="Set up Headroom"
      says="An organisation, and its first administrator, who invites everybody else. Companies and payments come later."
    >
      <SetUpForm
        action={setUpAction}
        token={String(token)}
        timeZones={timeZones()}
        defaultTimeZone={DEFAULT_TIME_ZONE}
      />
    </OuterPage>
  )
}

function LinkNeeded({ given }: { given: boolean }) {
  return (
    <OuterPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title={given ? 'This set-up link does not work' : 'Headroom is not set up yet'}
        says={
          given
            ? 'A set-up link works once and for 24 hours, and each start of Headroom replaces the one before. Stop Headroom and start it again: it prints a new link.'
            : 'Setting it up needs the link that Headroom printed where it was started. It works once and for 24 hours; starting Headroom again prints a new one.'
        }
      />
    </OuterPage>
  )
}

function AlreadySetUp() {
  return (
    <OuterPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title="Headroom is set up already"
        says="This link was used, or came too late. Sign in; an administrator can invite you."
        actions={
          <ButtonLink href="/sign-in" tone="primary">
            Sign in
          </ButtonLink>
        }
      />
    </OuterPage>
  )
}
