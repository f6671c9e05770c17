'use client'

import { useContext } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { TimeZone } from '@/components/ui/forms/time-zone'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { FactorReset } from '@/lib/identity/people/reset-queries'
import { Decision, whyNotSecond } from './decision'
import { resetHistory } from './factor-words'

type Props = {
  waiting: FactorReset[]
  /** The person who reads the page. */
  ownId: string
  mayConfirm: boolean
  decide: ServerAction<{ name: string }>
}

/** Resets of a second factor, which a second person has to confirm. Hidden when there is none. */
export function WaitingResets({ waiting, ...props }: Props) {
  if (waiting.length === 0) return null
  return (
    <Panel title="Second factors to reset" count={waiting.length}>
      {waiting.map((reset) => (
        <PanelSection key={reset.id}>
          <WaitingReset reset={reset} {...props} />
        </PanelSection>
      ))}
    </Panel>
  )
}

type ItemProps = Omit<Props, 'waiting'> & { reset: FactorReset }

function WaitingReset({ reset, ownId, mayConfirm, decide }: ItemProps) {
  const timeZone = useContext(TimeZone)
  const { id, person, askedBy } = reset
  return (
    <div className="grid gap-2">
      <p className="font-medium">
        <TextLink href={`/settings/people/${person.id}`}>{person.name}</TextLink>
      </p>
      <p className="text-sm wrap-anywhere text-text-2">{resetHistory(reset, timeZone)}</p>
      <p className="text-sm text-text-2">
        It has no effect until a second person confirms it. Then their second factors and recovery codes stop working,
        and their sessions end. Confirm it only if you know that the request comes from {person.name}, for instance
        because you spoke to them.
      </p>
      <div className="flex flex-wrap gap-2">
        <Decision
          id={id}
          decision="confirm"
          action={decide}
          label="Confirm reset"
          pendingLabel="Resetting"
          done={`The second factor of ${person.name} was reset`}
          disabledReason={whyNotSecond({ personId: person.id, requesterId: askedBy.id, ownId, mayConfirm })}
        />
        {mayConfirm ? (
          <Decision
            id={id}
            decision="decline"
            action={decide}
            label="Decline"
            pendingLabel="Declining"
            done={`The reset for ${person.name} was declined`}
          />
        ) : null}
      </div>
    </div>
  )
}
