import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { PeopleTable } from '@/components/settings/people/people-table'
import { PermissionNote } from '@/components/settings/permission-note'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Stack } from '@/components/ui/layout/columns'
import { organisationClock } from '@/lib/database/organisation-clock'
import { listPeople } from '@/lib/identity/people/people-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'

export const metadata: Metadata = { title: 'People' }

/** The people with their roles, including deactivated ones. */
export default async function PeoplePage() {
  const actor = await requireActor()
  const [people, { timeZone }] = await Promise.all([listPeople(), organisationClock()])
  const mayWrite = can(actor.role, 'people:write')
  return (
    <SettingsFrame
      current="people"
      end={
        mayWrite ? (
          <ButtonLink href="/settings/people/new" tone="primary" icon={<Icon of={Plus} />}>
            Invite a person
          </ButtonLink>
        ) : null
      }
    >
      <Stack>
        {mayWrite ? null : <PermissionNote what="Inviting and changing people" permission="people:write" />}
        <PeopleTable people={people} timeZone={timeZone} ownId={actor.id} />
      </Stack>
    </SettingsFrame>
  )
}
