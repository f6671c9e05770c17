'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { InstantText } from '@/components/ui/display/date-text'
import { FactList } from '@/components/ui/display/fact-list'
import { announceDone } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { Panel } from '@/components/ui/layout/panel'
import { useRefresh } from '../use-refresh'
import { type ChangedPerson, WAITS } from './edit-person-form'

type Props = {
  person: { id: string; version: number; name: string }
  identity: { issuer: string; subject: string; boundAt: Date }
  timeZone: string
  end: ServerAction<ChangedPerson>
}

/** Whom the identity provider knows this person as, and the end of that. */
export function ProviderIdentityPanel({ person, identity, timeZone, end }: Props) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(end, ({ name, waits }) => {
    announceDone(
      waits
        ? { title: `The end of the identity of ${name} waits`, description: WAITS }
        : { title: 'The identity has ended', description: `The sessions of ${name} have ended as well.` },
    )
    refresh()
  })
  const facts = [
    { label: 'Provider', value: <span className="wrap-anywhere">{identity.issuer}</span> },
    { label: 'Identity there', value: <span className="wrap-anywhere">{identity.subject}</span> },
    { label: 'Bound', value: <InstantText instant={identity.boundAt} timeZone={timeZone} /> },
  ]
  return (
    <Panel title="Single sign-on" padded>
      <FactList facts={facts} />
      <p className="mt-3 mb-2 text-text-2">
        Only this identity can sign in as {person.name}. After its end, the next sign-in with their verified email
        address binds them again: for an account that was made again at the provider. For a manager or an administrator
        it waits for a second person.
      </p>
      <form onSubmit={submit} className="grid justify-items-start gap-2">
        <FormProblems refusal={refusal} />
        <input type="hidden" name="id" value={person.id} />
        <input type="hidden" name="version" value={person.version} />
        <SubmitButton pending={pending} pendingLabel="Ending">
          End identity
        </SubmitButton>
      </form>
    </Panel>
  )
}
