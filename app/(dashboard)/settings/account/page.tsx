import type { Metadata } from 'next'
import { AccessList } from '@/components/settings/people/access-list'
import { ChangePasswordForm } from '@/components/settings/people/change-password-form'
import { SessionTable } from '@/components/settings/people/session-table'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { FactList } from '@/components/ui/display/fact-list'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { Panel } from '@/components/ui/layout/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { accessOf } from '@/lib/identity/people/access-queries'
import { hasPassword } from '@/lib/identity/people/people-queries'
import { openSessionsOf } from '@/lib/identity/sessions/session-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { ROLE_DESCRIPTIONS, roleLabel } from '@/lib/permissions/role-labels'
import { changeOwnPasswordAction, endOtherSessionsAction, endOwnSessionAction } from './actions'

export const metadata: Metadata = { title: 'My account' }

/** The user's own account, password and open sessions. */
export default async function AccountPage() {
  const actor = await requireActor()
  const [sessions, access, organisation, { timeZone }] = await Promise.all([
    openSessionsOf(actor.id),
    accessOf(actor.id),
    readOrganisation(),
    organisationClock(),
  ])
  const facts = [
    { label: 'Name', value: actor.name },
    { label: 'Email', value: actor.email },
    {
      label: 'Role',
      value: `${roleLabel(actor.role)}: ${ROLE_DESCRIPTIONS[actor.role].toLowerCase().replaceAll('fsb', 'FSB')}`,
    },
  ]
  return (
    <SettingsFrame current="account">
      <Stack>
        <Columns kind="even">
          <Panel title="My account" padded footer="An administrator can change these under People.">
            <FactList facts={facts} />
          </Panel>
          <Panel title="Password" padded>
            {(await hasPassword(actor.id)) ? (
              <ChangePasswordForm action={changeOwnPasswordAction} email={actor.email} />
            ) : (
              <p className="text-text-2">
                You have no password: no one has one in the demo. An administrator can create a link for choosing one.
              </p>
            )}
          </Panel>
        </Columns>
        {organisation ? (
          <SessionTable
            sessions={sessions}
            current={actor.session?.id}
            timeZone={timeZone}
            endOne={{ action: endOwnSessionAction, fields: {} }}
            endAll={{ action: endOtherSessionsAction, fields: {}, label: 'End all other sessions' }}
            limits={organisation}
          />
        ) : null}
        <AccessList access={access} timeZone={timeZone} />
      </Stack>
    </SettingsFrame>
  )
}
