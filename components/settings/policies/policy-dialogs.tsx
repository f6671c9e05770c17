'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { Select } from '@/components/ui/forms/select'
import { TextArea, TextInput } from '@/components/ui/forms/text-input'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { POLICY_DESCRIPTIONS, type PolicyName } from '@/lib/records/policies/rule-policies'
import type { PolicySet } from '@/lib/records/policies/set-policy'

const YES_OR_NO = [
  { value: '1', label: 'yes' },
  { value: '0', label: 'no' },
]

/** Sets the value of a policy from a date. */
export function SetPolicyButton({
  action,
  name,
  valueToday,
  today,
}: {
  action: ServerAction<PolicySet>
  name: PolicyName
  valueToday: number
  today: IsoDate
}) {
  const { label, meaning, unit } = POLICY_DESCRIPTIONS[name]
  return (
    <MoveDialog
      action={action}
      trigger={
        <Button size="small" tone="quiet" aria-label={`Set ${label}`}>
          Set
        </Button>
      }
      title={`Set: ${label}`}
      description={
        <>
          {meaning} A change that tightens the rules takes effect on its date; one that loosens them needs another
          person’s approval. Every reserved payment is determined again.
        </>
      }
      hidden={{ name }}
      confirm="Set policy"
      keep="Cancel"
      announcement={({ isPending }) => ({
        title: isPending ? `${label} is pending approval` : `${label} was set`,
        description: isPending
          ? 'It loosens the rules: a manager or another administrator must approve it.'
          : 'It takes effect on its date.',
      })}
      fields={(errors) => (
        <>
          <Field name="value" label={unit === 'yes or no' ? 'Value' : `Value, ${unit}`} error={errors.value} required>
            {unit === 'yes or no' ? (
              <Select defaultValue={String(valueToday)} options={YES_OR_NO} />
            ) : (
              <TextInput inputMode="numeric" defaultValue={String(valueToday)} maxLength={3} />
            )}
          </Field>
          <Field name="fromDate" label="From" error={errors.fromDate} hint="Today or later." required>
            <DateInput defaultValue={formatDate(today)} />
          </Field>
          <ReasonField error={errors.reason} />
        </>
      )}
    />
  )
}

/** Approves or declines a policy that loosens the rules; the person who proposed it may only decline it. */
export function DecidePolicyButtons({
  action,
  id,
  name,
  mayApprove,
}: {
  action: ServerAction<{ label: string; approved: boolean }>
  id: string
  name: string
  mayApprove: boolean
}) {
  const common = {
    action,
    keep: 'Not now',
    announcement: ({ label, approved }: { label: string; approved: boolean }) => ({
      title: `${label} was ${approved ? 'approved' : 'declined'}`,
      description: approved ? 'It takes effect on its date.' : 'It has no effect.',
    }),
    fields: (errors: Record<string, string>) => <ReasonField error={errors.reason} />,
  }
  return (
    <span className="flex flex-wrap gap-2">
      {mayApprove ? (
        <MoveDialog
          {...common}
          trigger={<Button size="small">Approve</Button>}
          title={`Approve ${name}?`}
          description="It loosens the rules. Every reserved payment is determined again."
          hidden={{ id, decision: 'approve' }}
          confirm="Approve policy"
        />
      ) : null}
      <MoveDialog
        {...common}
        trigger={
          <Button size="small" tone="quiet">
            Decline
          </Button>
        }
        title={`Decline ${name}?`}
        description="It stays on record and has no effect."
        hidden={{ id, decision: 'decline' }}
        confirm="Decline policy"
      />
    </span>
  )
}

const ReasonField = ({ error }: { error: string | undefined }) => (
  <Field name="reason" label="Reason" error={error} required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)
