'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'

type Props = { id: string; name: string; approve: ServerAction<unknown>; decline: ServerAction<unknown> }

const reasonField = (hint: string) => (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} hint={hint} required>
    <TextArea rows={3} maxLength={1000} />
  </Field>
)

/** The decision on a proposed record by a person who did not enter it, with the reason. */
export function DecideProposal({ id, name, approve, decline }: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      <MoveDialog
        action={approve}
        trigger={<Button tone="primary">Approve</Button>}
        title={`Approve ${name}?`}
        description={
          'The rules apply it from now on, and it supersedes the previous version. ' +
          'Every reserved payment is determined again. It cannot be edited or withdrawn, only superseded.'
        }
        hidden={{ id }}
        confirm="Approve record"
        keep="Not now"
        announcement={() => ({
          title: `${name} was approved`,
          description: 'Every reserved payment is determined again.',
        })}
        fields={reasonField('The source it was compared with')}
      />
      <MoveDialog
        action={decline}
        trigger={<Button>Decline</Button>}
        title={`Decline ${name}?`}
        description="It stays on record and has no effect. It can be entered again."
        hidden={{ id }}
        confirm="Decline record"
        keep="Not now"
        announcement={() => ({ title: `${name} was declined`, description: 'It has no effect.' })}
        fields={reasonField('What is wrong with it')}
      />
    </div>
  )
}
