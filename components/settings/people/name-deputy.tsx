'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextArea } from '@/components/ui/forms/text-input'

type Props = {
  action: ServerAction<{ name: string }>
  people: readonly { id: string; name: string }[]
  /** Plural, such as managers. */
  role: string
  mostDays: number
}

/** Names a deputy of the reader's role for days. */
export function NameDeputyButton({ action, people, role, mostDays }: Props) {
  if (people.length === 0) return <>No other {role} can sign in</>
  return (
    <MoveDialog
      action={action}
      trigger={<Button size="small">Name a deputy</Button>}
      title="Name a deputy"
      description={
        `Other ${role} may decide in your absence without being named. The overview of your deputy shows it, and ` +
        'what they decide on these days is marked as decided by your deputy.'
      }
      hidden={{}}
      confirm="Name deputy"
      keep="Cancel"
      announcement={({ name }) => ({
        title: `${name} is your deputy`,
        description: 'It ends by itself after the last day.',
      })}
      fields={(errors) => (
        <>
          <Field name="deputyId" label="Deputy" error={errors.deputyId} required>
            <Select
              defaultValue=""
              placeholder="Choose a person"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field name="firstDay" label="First day" error={errors.firstDay} hint="Today or later." required>
            <DateInput />
          </Field>
          <Field name="lastDay" label="Last day" error={errors.lastDay} hint={`At most ${mostDays} days.`} required>
            <DateInput />
          </Field>
          <Field name="reason" label="Reason" error={errors.reason} note="optional">
            <TextArea rows={2} maxLength={1000} />
          </Field>
        </>
      )}
    />
  )
}
