import type { Metadata } from 'next'
import { InviteForm } from '@/components/settings/invite-form'
import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { invitePersonAction } from '../actions'

export const metadata: Metadata = { title: 'Invite a person' }

/** Lets somebody in; for administrators. */
export default async function InvitePage() {
  const actor = await requireActor()
  const crumbs = [
    { label: 'Settings', href: '/settings' },
    { label: 'People', href: '/settings/people' },
    { label: 'New' },
  ]
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title="Invite a person"
        says="Headroom sends no mail: you get a link to hand over, with which they choose a password."
      />
      {can(actor.role, 'people:write') ? (
        <InviteForm action={invitePersonAction} />
      ) : (
        <NoPermission
          level={2}
          title="Only administrators invite people"
          says="You can read who is here and which role they have."
          actions={<ButtonLink href="/settings/people">People</ButtonLink>}
        />
      )}
    </>
  )
}
