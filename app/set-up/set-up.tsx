'use client'

import { KeyRound } from 'lucide-react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { SignedOutPage } from '@/components/settings/signed-out-page'
import { useLinkToken } from '@/components/settings/use-link-token'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import type { Result } from '@/lib/kernel/result'
import { SetUpForm } from './set-up-form'

type Props = {
  readLink: (given: { token: string }) => Promise<Result<{ works: true }>>
  action: ServerAction<{ email: string }>
  timeZones: string[]
  defaultTimeZone: string
}

/** The form for the user with the set-up link, after the server has read its token. */
export function SetUp({ readLink, ...form }: Props) {
  const { token, answer } = useLinkToken(readLink)
  if (answer === undefined) return <SignedOutPage title="Set up Headroom" description="Reading your link." />
  if (!answer?.ok) return <LinkNeeded given={answer !== null} />
  return (
    <SignedOutPage
      title="Set up Headroom"
      description={
        'Create the organisation and its first administrator, who can invite everyone else. ' +
        'Companies and payments come later.'
      }
    >
      <SetUpForm {...form} token={token} />
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
