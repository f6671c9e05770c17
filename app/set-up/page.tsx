import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { findLink } from '@/lib/identity/passwords/one-time-link'
import type { SearchParams } from '@/lib/kernel/list-params'
import { DEFAULT_TIME_ZONE, timeZones } from '@/lib/kernel/time-zones'
import { setUpAction } from './actions'
import { SetUpForm } from './set-up-form'

export const metadata: Metadata = { title: 'Set up' }

/** Sets up an empty installation, for the user who started it and has the link that it printed. */
export default async function SetUpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams
  if (await readOrganisation()) {
    if (token === undefined) redirect('/sign-in')
    return <AlreadySetUp />
  }
  const link = await findLink('set_up', token)
  if (!link) return <LinkNeeded given={token !== undefined} />
  return (
    <SignedOutPage
      title="Set up Headroom"
      description={
        'Create the organisation and its first administrator, who can invite everyone else. ' +
        'Companies and payments come later.'
      }
    >
      <SetUpForm
        action={setUpAction}
        token={String(token)}
        timeZones={timeZones()}
        defaultTimeZone={DEFAULT_TIME_ZONE}
      />
    </SignedOutPage>
  )
}

function LinkNeeded({ given }: { given: boolean }) {
  return (
    <SignedOutPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title={given ? 'This set-up link does not work' : 'Headroom is not set up yet'}
        description={
          given
            ? 'A set-up link works once, expires after 24 hours, and is replaced each time Headroom starts. ' +
              'Restart Headroom to print a new link.'
            : 'To set it up, open the link that Headroom printed when it started. ' +
              'It works once and expires after 24 hours; restart Headroom to print a new one.'
        }
      />
    </SignedOutPage>
  )
}

function AlreadySetUp() {
  return (
    <SignedOutPage>
      <EmptyState
        icon={KeyRound}
        level={1}
        title="Headroom is already set up"
        description="Set-up links no longer work. Sign in, or ask an administrator to invite you."
        actions={
          <ButtonLink href="/sign-in" tone="primary">
            Sign in
          </ButtonLink>
        }
      />
    </SignedOutPage>
  )
}
