import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { Providers } from '@/components/shell/providers'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { DEFAULT_TIME_ZONE, timeZones } from '@/lib/kernel/time-zones'
import { readSetUpLinkAction, setUpAction } from './actions'
import { SetUp } from './set-up'

export const metadata: Metadata = { title: 'Set up' }

/** Sets up an empty installation, for the user who started it and has the link that it printed. */
export default async function SetUpPage() {
  await connection()
  if (await readOrganisation()) return <AlreadySetUp />
  return (
    <Providers>
      <SetUp
        readLink={readSetUpLinkAction}
        action={setUpAction}
        timeZones={timeZones()}
        defaultTimeZone={DEFAULT_TIME_ZONE}
      />
    </Providers>
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
