'use client'

import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { Panel } from '@/components/ui/layout/panel'
import type { FactorReset } from '@/lib/identity/second-factor/reset-factor'

type Named = { name: string }
type Props = {
  person: { id: string; name: string }
  /** What they have, each by its name and kind. */
  factors: readonly string[]
  waiting: FactorReset | null
  reader: { id: string; asks: boolean; decides: boolean }
  ask: ServerAction<Named>
  decide: ServerAction<Named>
}

/** The second factors of a person, and their reset when they are lost: one person requests it, another confirms it. */
export function ResetPanel({ person, factors, waiting, reader, ask, decide }: Props) {
  const isOwn = reader.id === person.id
  return (
    <Panel title="Second factor" count={`${factors.length} added`} padded>
      <div className="grid justify-items-start gap-3">
        <p className="text-text-2">{factors.length > 0 ? factors.join(', ') : 'None. The password alone signs in.'}</p>
        {waiting ? <WaitingReset {...{ person, waiting, reader, decide }} /> : null}
        {!waiting && factors.length > 0 && reader.asks && !isOwn ? (
          <MoveDialog
            action={ask}
            trigger={<Button>Request reset</Button>}
            title={`Request the reset of ${person.name}’s second factor?`}
            description={
              'For a person who lost every second factor and the recovery codes. Check in another way that it is them. ' +
              'Another manager or administrator has to confirm it; nothing changes before.'
            }
            hidden={{ personId: person.id }}
            confirm="Request reset"
            keep="Cancel"
            announcement={({ name }) => ({
              title: `The reset for ${name} was requested`,
              description: 'It waits for another person.',
            })}
            fields={(errors) => (
              <Field name="reason" label="Reason" error={errors.reason} required>
                <TextArea rows={2} maxLength={1000} />
              </Field>
            )}
          />
        ) : null}
      </div>
    </Panel>
  )
}

type WaitingProps = Pick<Props, 'person' | 'reader' | 'decide'> & { waiting: FactorReset }

function WaitingReset({ person, waiting, reader, decide }: WaitingProps) {
  const isOther = reader.id !== waiting.askedById && reader.id !== person.id
  return (
    <>
      <p>{`${waiting.askedBy} requested a reset: ${waiting.reason}`}</p>
      {reader.decides ? (
        <div className="flex flex-wrap items-center gap-2">
          {isOther ? (
            <ActionButton
              action={decide}
              fields={{ id: waiting.id, decision: 'confirm' }}
              announcement={`The second factor of ${person.name} was reset`}
              refused="Nothing was reset"
              pendingLabel="Resetting"
            >
              Confirm reset
            </ActionButton>
          ) : null}
          <ActionButton
            action={decide}
            fields={{ id: waiting.id, decision: 'decline' }}
            announcement="The reset was declined"
            refused="Nothing was declined"
            tone="quiet"
            pendingLabel="Declining"
          >
            Decline
          </ActionButton>
        </div>
      ) : null}
      {isOther && reader.decides ? null : <p className="text-sm text-text-3">It waits for another person.</p>}
    </>
  )
}
