import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { DeputiesPanel } from '@/components/settings/people/deputies-panel'
import { NeedsTwoPanel } from '@/components/settings/people/needs-two-panel'
import { PeopleTable } from '@/components/settings/people/people-table'
import { WaitingAccess } from '@/components/settings/people/waiting-access'
import { WaitingResets } from '@/components/settings/people/waiting-resets'
import { PermissionNote } from '@/components/settings/permission-note'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Stack } from '@/components/ui/layout/columns'
import { organisationClock } from '@/lib/database/organisation-clock'
import { listDeputyships } from '@/lib/identity/deputies/deputy-queries'
import { unconfirmedAccess } from '@/lib/identity/people/access-queries'
import { listPeople } from '@/lib/identity/people/people-queries'
import { waitingResets } from '@/lib/identity/people/reset-queries'
import { readDeciders } from '@/lib/identity/people/second-persons'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { endDeputyshipAction } from '../account/actions'
import { confirmAccessAction, decideFactorResetAction, declineAccessAction } from './actions'

export const metadata: Metadata = { title: 'People' }

/** The people with their roles, including deactivated ones. */
export default async function PeoplePage() {
  const actor = await requireActor()
  const { timeZone, today } = await organisationClock()
  const [people, waiting, resets, deciders, deputyships] = await Promise.all([
    listPeople(),
    unconfirmedAccess(),
    waitingResets(),
    readDeciders(),
    listDeputyships(today),
  ])
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
        {waiting.length > 0 ? (
          <WaitingAccess
            waiting={waiting}
            ownId={actor.id}
            mayConfirm={can(actor.role, 'people:confirm-access')}
            confirm={confirmAccessAction}
            decline={declineAccessAction}
          />
        ) : null}
        <WaitingResets
          waiting={resets}
          ownId={actor.id}
          mayConfirm={can(actor.role, 'people:confirm-access')}
          decide={decideFactorResetAction}
        />
        <PeopleTable people={people} timeZone={timeZone} ownId={actor.id} />
        {deputyships.length > 0 ? (
          <DeputiesPanel deputyships={deputyships} reader={actor} today={today} end={endDeputyshipAction} />
        ) : null}
        <NeedsTwoPanel deciders={deciders} />
      </Stack>
    </SettingsFrame>
  )
}
