'use client'

import type { ReactNode } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Panel } from '@/components/ui/layout/panel'
import { useRefresh } from '../use-refresh'
import { type ChangedPerson, type EditablePerson, WAITS } from './edit-person-form'
import { NewPasswordLink, type PasswordLink } from './password-link'

type Props = {
  person: EditablePerson & { state: 'active' | 'invited' | 'deactivated' }
  isSelf: boolean
  /** Null while passwords are off. */
  renew: ServerAction<PasswordLink> | null
  /** The name of the identity provider; empty without one. */
  provider: string
  deactivate: ServerAction<{ name: string }>
  reactivate: ServerAction<ChangedPerson>
}

/** How this person signs in, with a new password link where they have passwords, and whether they may. */
export function PersonAccess({ person, isSelf, renew, provider, deactivate, reactivate }: Props) {
  if (person.state === 'deactivated') return <Reactivate person={person} action={reactivate} />
  const end = <Deactivate person={person} isSelf={isSelf} action={deactivate} />
  if (renew)
    return (
      <PasswordAccess person={person} renew={renew}>
        {end}
      </PasswordAccess>
    )
  return (
    <Panel title="Signing in" padded>
      <div className="grid gap-4">
        <p className="text-text-2">
          {person.name} signs in with {provider}. Passwords are turned off here.
        </p>
        {end}
      </div>
    </Panel>
  )
}

type PasswordProps = { person: EditablePerson; renew: ServerAction<PasswordLink>; children: ReactNode }

function PasswordAccess({ person, renew, children }: PasswordProps) {
  const link = useServerForm(renew)
  if (link.value) return <NewPasswordLink link={link.value} title={`New link for ${link.value.name}`} />
  return (
    <Panel title="Signing in" padded>
      <div className="grid gap-4">
        <form onSubmit={link.submit} className="grid justify-items-start gap-2">
          <FormProblems refusal={link.refusal} />
          <PersonFields person={person} />
          <p className="text-text-2">
            For a forgotten password or a lost link. The current password works until a new one is chosen; earlier links
            stop working.
          </p>
          <SubmitButton pending={link.pending} pendingLabel="Creating link">
            Create password link
          </SubmitButton>
        </form>
        {children}
      </div>
    </Panel>
  )
}

function PersonFields({ person }: { person: EditablePerson }) {
  return (
    <>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
    </>
  )
}

type ChangeProps = { person: EditablePerson; action: ServerAction<{ name: string }> }
type ReactivateProps = { person: EditablePerson; action: ServerAction<ChangedPerson> }

function Deactivate({ person, action, isSelf }: ChangeProps & { isSelf: boolean }) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, ({ name }) => {
    announceDone({ title: `${name} was deactivated`, description: 'Their sessions have ended.' })
    refresh()
  })
  if (isSelf) return <Button disabledReason="Another administrator must do this.">Deactivate</Button>
  return (
    <Dialog
      trigger={<Button className="justify-self-start">Deactivate</Button>}
      title={`Deactivate ${person.name}?`}
      description={
        'Their sessions end and they cannot sign in. Their records and decisions stay under their name. ' +
        'They can be reactivated.'
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form="deactivate" tone="danger" pending={pending} pendingLabel="Deactivating">
            Deactivate
          </SubmitButton>
        </>
      }
    >
      <form id="deactivate" onSubmit={submit}>
        <FormProblems refusal={refusal} />
        <PersonFields person={person} />
      </form>
    </Dialog>
  )
}

function Reactivate({ person, action }: ReactivateProps) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, ({ name, waits }) => {
    announceDone(
      waits ? { title: `The reactivation of ${name} waits`, description: WAITS } : { title: `${name} is active again` },
    )
    refresh()
  })
  return (
    <Panel title="Signing in" padded>
      <form onSubmit={submit} className="grid justify-items-start gap-2">
        <FormProblems refusal={refusal} />
        <PersonFields person={person} />
        <p className="text-text-2">
          {person.name} is deactivated and cannot sign in. Reactivating restores their role and password.
        </p>
        <SubmitButton pending={pending} pendingLabel="Reactivating">
          Reactivate
        </SubmitButton>
      </form>
    </Panel>
  )
}
