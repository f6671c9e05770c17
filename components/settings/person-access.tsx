'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Panel } from '@/components/ui/panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { announceDone } from '@/components/ui/toaster'
import type { EditablePerson } from './edit-person-form'
import { LinkOnce, type PasswordLink } from './link-once'
import { useReread } from './use-reread'

type Props = {
  person: EditablePerson & { state: 'active' | 'invited' | 'deactivated' }
  isSelf: boolean
  renew: ServerAction<PasswordLink>
  deactivate: ServerAction<{ name: string }>
  reactivate: ServerAction<{ name: string }>
}

/** The password link, and whether this person may sign in at all. */
export function PersonAccess({ person, isSelf, renew, deactivate, reactivate }: Props) {
  const link = useServerForm(renew)
  if (link.value) return <LinkOnce link={link.value} title={`A new link for ${link.value.name}`} />
  if (person.state === 'deactivated') return <Reactivate person={person} action={reactivate} />
  return (
    <Panel title="Signing in" padded>
      <div className="grid gap-4">
        <form onSubmit={link.submit} className="grid justify-items-start gap-2">
          <FormProblems refusal={link.refusal} />
          <SeenPerson person={person} />
          <p className="text-text-2">
            For a forgotten password, or a link that was lost. The password of now works until another is chosen;
            earlier links stop working.
          </p>
          <SubmitButton pending={link.pending} pendingLabel="Making a link">
            Make a password link
          </SubmitButton>
        </form>
        <Deactivate person={person} isSelf={isSelf} action={deactivate} />
      </div>
    </Panel>
  )
}

function SeenPerson({ person }: { person: EditablePerson }) {
  return (
    <>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
    </>
  )
}

type ChangeProps = { person: EditablePerson; action: ServerAction<{ name: string }> }

function Deactivate({ person, action, isSelf }: ChangeProps & { isSelf: boolean }) {
  const reread = useReread()
  const { submit, pending, refusal } = useServerForm(action, ({ name }) => {
    announceDone({ title: `${name} is deactivated`, says: 'Their sessions ended.' })
    reread()
  })
  if (isSelf) return <Button disabledReason="Another administrator does that.">Deactivate</Button>
  return (
    <Dialog
      trigger={<Button className="justify-self-start">Deactivate</Button>}
      title={`Deactivate ${person.name}?`}
      description="Their sessions end and they cannot sign in. What they recorded and decided stays under their name; they can be reactivated."
      footer={
        <>
          <DialogClose>
            <Button>Keep them</Button>
          </DialogClose>
          <SubmitButton form="deactivate" tone="danger" pending={pending} pendingLabel="Deactivating">
            Deactivate
          </SubmitButton>
        </>
      }
    >
      <form id="deactivate" onSubmit={submit}>
        <FormProblems refusal={refusal} />
        <SeenPerson person={person} />
      </form>
    </Dialog>
  )
}

function Reactivate({ person, action }: ChangeProps) {
  const reread = useReread()
  const { submit, pending, refusal } = useServerForm(action, ({ name }) => {
    announceDone({ title: `${name} is active again` })
    reread()
  })
  return (
    <Panel title="Signing in" padded>
      <form onSubmit={submit} className="grid justify-items-start gap-2">
        <FormProblems refusal={refusal} />
        <SeenPerson person={person} />
        <p className="text-text-2">
          {person.name} is deactivated and cannot sign in. Reactivated, they have the role and the password they had.
        </p>
        <SubmitButton pending={pending} pendingLabel="Reactivating">
          Reactivate
        </SubmitButton>
      </form>
    </Panel>
  )
}
