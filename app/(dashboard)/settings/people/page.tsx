import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { NotYours } from '@/components/settings/not-yours'
import { PeopleTable } from '@/components/settings/people-table'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Stack } from '@/components/ui/layout'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { listPeople } from '@/lib/identity/people/people-queries'
import { can } from '@/lib/permissions/permissions'

export const metadata: Metadata = { title: 'People' }

/** Who signs in, as what, and since when not any more. */
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
        {mayWrite ? null : <NotYours what="Inviting and changing people" permission="people:write" />}
        <PeopleTable people={people} timeZone={timeZone} ownId={actor.id} />
      </Stack>
    </SettingsFrame>
  )
}
