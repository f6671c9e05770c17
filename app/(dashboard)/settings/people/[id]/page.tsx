import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditPersonForm } from '@/components/settings/people/edit-person-form'
import { FactorResetPanel } from '@/components/settings/people/factor-reset-panel'
import { factorsLabel } from '@/components/settings/people/factor-words'
import { PersonAccess } from '@/components/settings/people/person-access'
import { PersonStateTag } from '@/components/settings/people/person-state-tag'
import { ProviderIdentityPanel } from '@/components/settings/people/provider-identity'
import { SessionTable } from '@/components/settings/people/session-table'
import { WaitingAccess } from '@/components/settings/people/waiting-access'
import { WaitingResets } from '@/components/settings/people/waiting-resets'
import { PermissionNote } from '@/components/settings/permission-note'
import { RecordTrail } from '@/components/settings/record-trail'
import { FactList } from '@/components/ui/display/fact-list'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { historyOf } from '@/lib/audit/trail/record-history'
import { environment } from '@/lib/database/env'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { unconfirmedAccess } from '@/lib/identity/people/access-queries'
import { personDetail } from '@/lib/identity/people/people-queries'
import { waitingResets } from '@/lib/identity/people/reset-queries'
import { openSessionsOf } from '@/lib/identity/sessions/session-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { identityOf } from '@/lib/identity/single-sign-on/end-identity'
import { formatInstant } from '@/lib/kernel/calendar'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleLabel } from '@/lib/permissions/role-labels'
import {
  askFactorResetAction,
  confirmAccessAction,
  deactivatePersonAction,
  decideFactorResetAction,
  declineAccessAction,
  editPersonAction,
  endIdentityAction,
  endSessionsOfPersonAction,
  reactivatePersonAction,
  renewPasswordLinkAction,
} from '../actions'

export const metadata: Metadata = { title: 'Person' }

/** One person: their account, the changes an administrator can make, and the history of their access. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const [person, { timeZone }] = await Promise.all([personDetail(id), organisationClock()])
  if (!person) notFound()
  const [history, waiting, resets] = await Promise.all([
    historyOf(person.id),
    unconfirmedAccess(person.id),
    waitingResets(person.id),
  ])
  const instant = (at: Date | null) => at && formatInstant(at, timeZone)
  const facts = [
    { label: 'Email', value: person.email },
    { label: 'Role', value: roleLabel(person.role) },
    { label: 'State', value: <PersonStateTag state={person.state} /> },
    { label: 'Second factor', value: factorsLabel(person.factorKinds) },
    { label: 'Last sign-in', value: instant(person.lastSignInAt) ?? 'Never' },
    ...(person.linkUntil ? [{ label: 'Password link', value: `Expires ${instant(person.linkUntil)}` }] : []),
  ]
  const crumbs = [
    { label: 'Settings', href: '/settings' },
    { label: 'People', href: '/settings/people' },
    { label: person.name },
  ]
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={person.name}
        description={person.id === actor.id ? 'This is you.' : undefined}
      />
      <Columns kind="rail">
        <Stack>
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
          {can(actor.role, 'people:write') ? (
            <>
              <EditPersonForm key={person.version} person={person} action={editPersonAction} />
              <PersonAccess
                key={`access ${person.version}`}
                person={person}
                isSelf={person.id === actor.id}
                renew={environment.passwordSignIn ? renewPasswordLinkAction : null}
                provider={environment.singleSignOn?.name ?? ''}
                deactivate={deactivatePersonAction}
                reactivate={reactivatePersonAction}
              />
              {person.factorKinds.length > 0 ? (
                <FactorResetPanel
                  person={person}
                  isSelf={person.id === actor.id}
                  isWaiting={resets.length > 0}
                  ask={askFactorResetAction}
                />
              ) : null}
            </>
          ) : (
            <PermissionNote what="Changing people" permission="people:write" />
          )}
          {can(actor.role, 'people:write') ? <Identity person={person} timeZone={timeZone} /> : null}
          {can(actor.role, 'people:write') ? <Sessions actor={actor} personId={person.id} timeZone={timeZone} /> : null}
        </Stack>
        <Stack>
          <Panel title="Access" padded>
            <FactList facts={facts} />
          </Panel>
          <RecordTrail entries={history.entries} more={history.more} />
        </Stack>
      </Columns>
    </>
  )
}

type IdentityProps = { person: { id: string; version: number; name: string }; timeZone: string }

/** The identity of the provider, where the person has one. */
async function Identity({ person, timeZone }: IdentityProps) {
  const identity = await identityOf(person.id)
  return identity ? (
    <ProviderIdentityPanel person={person} identity={identity} timeZone={timeZone} end={endIdentityAction} />
  ) : null
}

type SessionsProps = { actor: Actor; personId: string; timeZone: string }

/** The open sessions of the person, for an administrator, who may end them. */
async function Sessions({ actor, personId, timeZone }: SessionsProps) {
  const [sessions, organisation] = await Promise.all([openSessionsOf(personId), readOrganisation()])
  if (!organisation) return null
  const end = { action: endSessionsOfPersonAction, fields: { personId } }
  const endAll = personId === actor.id ? null : { ...end, label: 'End all sessions' }
  return (
    <SessionTable
      sessions={sessions}
      current={actor.session?.id}
      timeZone={timeZone}
      endOne={end}
      endAll={endAll}
      limits={organisation}
    />
  )
}
