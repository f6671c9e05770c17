'use client'

import { useContext } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { announceDone } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TimeZone } from '@/components/ui/forms/time-zone'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { roleLabel } from '@/lib/permissions/role-labels'
import { useRefresh } from '../use-refresh'
import { accessHistory, type ShownAccess } from './access-words'

type Decide = ServerAction<{ name: string }>
type Props = {
  waiting: ShownAccess[]
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

type ItemProps = Omit<Props, 'waiting'> & { access: ShownAccess }

function WaitingItem({ access, ownId, mayConfirm, confirm, decline }: ItemProps) {
  const timeZone = useContext(TimeZone)
  const { person, isAlone, effectiveAt } = access
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
          access={access}
          action={confirm}
          label="Confirm access"
          pendingLabel="Confirming"
          done={`The access of ${person.name} was confirmed`}
          disabledReason={whyNot(access, ownId, mayConfirm)}
        />
        {effectiveAt || isAlone ? null : (
          <Decision
            access={access}
            action={decline}
            label="Decline"
            pendingLabel="Declining"
            done={`The access of ${person.name} was declined`}
            disabledReason={whyNot(access, ownId, mayConfirm)}
          />
        )}
      </div>
    </div>
  )
}

/** Why this person cannot be the second one; undefined when they can. */
function whyNot({ createdBy, person }: ShownAccess, ownId: string, mayConfirm: boolean): string | undefined {
  if (!mayConfirm) return 'A manager or an administrator must do this.'
  if (ownId === createdBy.id) return 'You requested this. Another manager or administrator must decide.'
  if (ownId === person.id) return 'This is your own account. Another manager or administrator must decide.'
  return undefined
}

type DecisionProps = {
  access: ShownAccess
  action: Decide
  label: string
  pendingLabel: string
  done: string
  disabledReason: string | undefined
}

function Decision({ access, action, label, pendingLabel, done, disabledReason }: DecisionProps) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, () => {
    announceDone({ title: done })
    refresh()
  })
  if (disabledReason) return label === 'Decline' ? null : <Button disabledReason={disabledReason}>{label}</Button>
  return (
    <form onSubmit={submit}>
      <FormProblems refusal={refusal} />
      <input type="hidden" name="id" value={access.id} />
      <SubmitButton pending={pending} pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  )
}
