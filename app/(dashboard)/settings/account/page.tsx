import type { Metadata } from 'next'
import { AccessList } from '@/components/settings/people/access-list'
import { DeputiesPanel } from '@/components/settings/people/deputies-panel'
import { NameDeputyButton } from '@/components/settings/people/name-deputy'
import { OwnPassword } from '@/components/settings/people/own-password'
import { SessionTable } from '@/components/settings/people/session-table'
import { FactorPanel } from '@/components/settings/second-factor/factor-panel'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { FactList } from '@/components/ui/display/fact-list'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { Panel } from '@/components/ui/layout/panel'
import { environment } from '@/lib/database/env'
import { organisationClock } from '@/lib/database/organisation-clock'
import { deputyshipsOf, possibleDeputies } from '@/lib/identity/deputies/deputy-queries'
import { MOST_DEPUTY_DAYS } from '@/lib/identity/deputies/deputy-rules'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { accessOf } from '@/lib/identity/people/access-queries'
import { hasPassword } from '@/lib/identity/people/people-queries'
import { ARE_PASSKEYS_POSSIBLE } from '@/lib/identity/second-factor/add-passkey'
import { factorState, factorsOf, recoveryCodesLeft } from '@/lib/identity/second-factor/factor-queries'
import { openSessionsOf } from '@/lib/identity/sessions/session-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { type Actor, can } from '@/lib/permissions/permissions'
import { ROLE_DESCRIPTIONS, roleLabel } from '@/lib/permissions/role-labels'
import {
  addPasskeyAction,
  changeOwnPasswordAction,
  endDeputyshipAction,
  endOtherSessionsAction,
  endOwnSessionAction,
  nameDeputyAction,
  newPasskeyOptionsAction,
  removeFactorAction,
  renameFactorAction,
  renewRecoveryCodesAction,
} from './actions'

export const metadata: Metadata = { title: 'My account' }

/** The user's own account, password, second factors and open sessions. */
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
          <OwnPassword
            onlyProvider={environment.passwordSignIn ? null : (environment.singleSignOn?.name ?? '')}
            hasPassword={await hasPassword(actor.id)}
            email={actor.email}
            action={changeOwnPasswordAction}
          />
        </Columns>
        {can(actor.role, 'people:name-deputy') ? <OwnDeputies actor={actor} /> : null}
        <OwnFactors actor={actor} timeZone={timeZone} />
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

/** The deputies of the reader and whose deputy the reader is. */
async function OwnDeputies({ actor }: { actor: Actor }) {
  const { today } = await organisationClock()
  const [deputyships, people] = await Promise.all([deputyshipsOf([actor.id], today), possibleDeputies(actor)])
  return (
    <DeputiesPanel
      deputyships={deputyships}
      reader={actor}
      today={today}
      end={endDeputyshipAction}
      naming={
        <NameDeputyButton
          action={nameDeputyAction}
          people={people}
          role={`${actor.role}s`}
          mostDays={MOST_DEPUTY_DAYS}
        />
      }
    />
  )
}

async function OwnFactors({ actor, timeZone }: { actor: Actor; timeZone: string }) {
  const [factors, codesLeft, { isRequired }, password] = await Promise.all([
    factorsOf(actor.id),
    recoveryCodesLeft(actor.id),
    factorState(actor),
    hasPassword(actor.id),
  ])
  const needsPassword = password && factors.length === 0
  return (
    <FactorPanel
      factors={factors}
      codesLeft={codesLeft}
      isRequired={isRequired}
      timeZone={timeZone}
      hasPasswords={environment.passwordSignIn}
      rename={renameFactorAction}
      remove={removeFactorAction}
      renewCodes={renewRecoveryCodesAction}
      passkey={
        ARE_PASSKEYS_POSSIBLE ? { begin: newPasskeyOptionsAction, action: addPasskeyAction, needsPassword } : null
      }
    />
  )
}
