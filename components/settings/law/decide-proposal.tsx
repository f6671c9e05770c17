'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'

type Props = { id: string; name: string; approve: ServerAction<unknown>; decline: ServerAction<unknown> }

const reasonField = (hint: string) => (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} hint={hint} required>
    <TextArea rows={3} maxLength={1000} />
  </Field>
)

/** What another person than the one who entered a record decides about it, with the reason. */
export function DecideProposal({ id, name, approve, decline }: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      <MoveDialog
        action={approve}
        trigger={<Button tone="primary">Approve</Button>}
        title={`Approve ${name}?`}
        description="From now on the rules read it, and it supersedes the version before it. Everything that is reserved is asked again. It cannot be edited or taken back, only superseded."
        hidden={{ id }}
        confirm="Approve record"
        keep="Not now"
        announcement={() => ({ title: `${name} is approved`, says: 'Everything that is reserved is asked again.' })}
        fields={reasonField('What it was compared with, and where that is')}
      />
      <MoveDialog
        action={decline}
        trigger={<Button>Decline</Button>}
        title={`Decline ${name}?`}
        description="It stays on record and has no effect. Whoever entered it can enter it again."
        hidden={{ id }}
        confirm="Decline record"
        keep="Not now"
        announcement={() => ({ title: `${name} is declined`, says: 'It has no effect.' })}
        fields={reasonField('What is wrong with it')}
      />
    </div>
  )
}
