import { InviteForm } from '@/components/settings/people/invite-form'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { environment } from '@/lib/database/env'
import { requireActor } from '@/lib/identity/sign-in/session'
import { rolesWith } from '@/lib/permissions/role-labels'
import { mayOpen } from '@/lib/web/may-open'
import { invitePersonAction } from '../actions'

export const metadata = { title: 'Invite a person' }

/** Invites a person; for administrators. */
export default async function InvitePage() {
  const actor = await requireActor()
  const crumbs = [
    { label: 'Settings', href: '/settings' },
    { label: 'People', href: '/settings/people' },
    { label: 'New' },
  ]
  const provider = environment.singleSignOn?.name ?? ''
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title="Invite a person"
        description={
          environment.passwordSignIn
            ? 'Headroom sends no email: you get a link to send them, with which they choose a password.'
            : `Headroom sends no email: tell them to sign in here with ${provider}, with the address that you enter.`
        }
      />
      {(await mayOpen(actor, 'people:write', metadata.title)) ? (
        <InviteForm action={invitePersonAction} provider={provider} />
      ) : (
        <NoPermission
          level={2}
          title={`Only ${rolesWith('people:write')} can invite people`}
          description="You can see who has access and which role they have."
          actions={<ButtonLink href="/settings/people">People</ButtonLink>}
        />
      )}
    </>
  )
}
