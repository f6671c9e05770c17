import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { InstantText } from '@/components/ui/display/date-text'
import { FactList } from '@/components/ui/display/fact-list'
import { Panel } from '@/components/ui/layout/panel'

type Props = {
  person: { id: string; version: number; name: string }
  identity: { issuer: string; subject: string; boundAt: Date }
  timeZone: string
  end: ServerAction<{ name: string }>
}

/** Whom the identity provider knows this person as, and the end of that. */
export function ProviderIdentityPanel({ person, identity, timeZone, end }: Props) {
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
        address binds them again: for an account that was made again at the provider.
      </p>
      <ActionButton
        action={end}
        fields={{ id: person.id, version: String(person.version) }}
        announcement="The identity has ended"
        refused="The identity was not ended"
        pendingLabel="Ending"
      >
        End identity
      </ActionButton>
    </Panel>
  )
}
