import type { Metadata } from 'next'
import { AddAuthenticator } from '@/components/settings/second-factor/add-authenticator'
import { PageHeader } from '@/components/ui/layout/page-header'
import { hasPassword } from '@/lib/identity/people/people-queries'
import { newAuthenticator } from '@/lib/identity/second-factor/add-authenticator'
import { factorState, hasFactor } from '@/lib/identity/second-factor/factor-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { addAuthenticatorAction } from '../actions'

export const metadata: Metadata = { title: 'Add an authenticator app' }

const CRUMBS = [
  { label: 'Settings', href: '/settings' },
  { label: 'My account', href: '/settings/account' },
  { label: 'Authenticator app' },
]

/** Sets up an authenticator app for the reader. Nothing is stored before a code of the app confirms it. */
export default async function AddAuthenticatorPage() {
  const actor = await requireActor()
  const [setUp, state, password] = await Promise.all([
    newAuthenticator(actor),
    factorState(actor),
    hasPassword(actor.id),
  ])
  return (
    <>
      <PageHeader crumbs={CRUMBS} title="Add an authenticator app" />
      <div className="max-w-140 rounded-panel border border-line bg-surface">
        <AddAuthenticator setUp={setUp} action={addAuthenticatorAction} needsPassword={password && !hasFactor(state)} />
      </div>
    </>
  )
}
