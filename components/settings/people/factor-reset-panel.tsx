'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { Panel } from '@/components/ui/layout/panel'

type Props = {
  person: { id: string; name: string }
  isSelf: boolean
  isWaiting: boolean
  ask: ServerAction<{ name: string }>
}

/** For an administrator: requests the reset of a person's second factors. Shown for a person who has one. */
export function FactorResetPanel({ person, isSelf, isWaiting, ask }: Props) {
  return (
    <Panel title="Lost second factor" padded>
      <div className="grid justify-items-start gap-2">
        <p className="text-text-2">
          For a person who has lost every second factor and the recovery codes. A second person has to confirm it; until
          then nothing changes.
        </p>
        {isSelf || isWaiting ? (
          <Button
            disabledReason={isSelf ? 'Another administrator must do this.' : 'A reset waits for a second person.'}
          >
            Request reset
          </Button>
        ) : (
          <RequestReset person={person} ask={ask} />
        )}
      </div>
    </Panel>
  )
}

function RequestReset({ person, ask }: Pick<Props, 'person' | 'ask'>) {
  return (
    <MoveDialog
      action={ask}
      trigger={<Button>Request reset</Button>}
      title={`Request the reset of ${person.name}’s second factor?`}
      description={
        'Make sure that the request comes from them, for instance because you spoke to them. Once another manager or ' +
        'administrator confirms it, their second factors and recovery codes stop working and their sessions end.'
      }
      hidden={{ personId: person.id }}
      confirm="Request reset"
      keep="Cancel"
      announcement={({ name }) => ({
        title: `The reset for ${name} was requested`,
        description: 'It waits for a second person.',
      })}
      fields={(errors) => (
        <Field name="reason" label="Reason" error={errors.reason} required>
          <TextArea rows={2} maxLength={1000} />
        </Field>
      )}
    />
  )
}
