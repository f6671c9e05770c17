'use client'

import { useContext } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { TimeZone } from '@/components/ui/forms/time-zone'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { Access } from '@/lib/identity/people/access-queries'
import { roleLabel } from '@/lib/permissions/role-labels'
import { accessHistory } from './access-words'
import { Decision, whyNotSecond } from './decision'

type Decide = ServerAction<{ name: string }>
type Props = {
  waiting: Access[]
  /** The person who reads the page. */
  ownId: string
  mayConfirm: boolean
  confirm: Decide
  decline: Decide
}

/** Access to accounts that decide, which a second person has to confirm; and what was given without one. */
export function WaitingAccess({ waiting, ...props }: Props) {
  return (
    <Panel title="Access to confirm" count={waiting.length}>
      {waiting.map((access) => (
        <PanelSection key={access.id}>
          <WaitingItem access={access} {...props} />
        </PanelSection>
      ))}
    </Panel>
  )
}

type ItemProps = Omit<Props, 'waiting'> & { access: Access }

function WaitingItem({ access, ownId, mayConfirm, confirm, decline }: ItemProps) {
  const timeZone = useContext(TimeZone)
  const { person, isAlone, effectiveAt, createdBy } = access
  const disabledReason = whyNotSecond({ personId: person.id, requesterId: createdBy.id, ownId, mayConfirm })
  return (
    <div className="grid gap-2">
      <p className="font-medium">
        <TextLink href={`/settings/people/${person.id}`}>{person.name}</TextLink>
        <span className="font-normal text-text-2">
          {` ${roleLabel(person.role)}, ${person.email}${isAlone ? ', given without a second person' : ''}`}
        </span>
      </p>
      <p className="text-sm text-text-2">
        {accessHistory(access, timeZone)}{' '}
        {isAlone
          ? 'No one else could confirm it at the time; it stays marked.'
          : 'It has no effect until a second person confirms it.'}{' '}
        Confirm it only if you know that {person.name} exists and needs it, for instance because you spoke to them.
      </p>
      <div className="flex flex-wrap gap-2">
        <Decision
          id={access.id}
          action={confirm}
          label="Confirm access"
          pendingLabel="Confirming"
          done={`The access of ${person.name} was confirmed`}
          disabledReason={disabledReason}
        />
        {effectiveAt || isAlone || disabledReason ? null : (
          <Decision
            id={access.id}
            action={decline}
            label="Decline"
            pendingLabel="Declining"
            done={`The access of ${person.name} was declined`}
          />
        )}
      </div>
    </div>
  )
}
