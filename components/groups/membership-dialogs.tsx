'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/forms/choice'
import { DateInput } from '@/components/ui/forms/date-input'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { GroupNameField } from './group-name-field'

type Answer = { companyName: string; group: string }
type Action = ServerAction<Answer>
type Errors = Record<string, string>

const REDETERMINED = 'Every reserved payment is determined again.'
const dateText = (date: IsoDate | null): string => (date ? formatDate(date) : '')

/** Puts a company into a group from a day on. */
export function JoinGroupButton({
  action,
  companyId,
  groups,
  today,
}: {
  action: Action
  companyId: string
  groups: readonly string[]
  today: IsoDate
}) {
  return (
    <MoveDialog
      action={action}
      trigger={<Button size="small">Add to a group</Button>}
      title="Add to a group"
      description="Its fees count in the group in every year in which it is a member, even for a day."
      hidden={{ companyId }}
      confirm="Add to the group"
      keep="Cancel"
      announcement={({ companyName, group }) => ({ title: `${companyName} is in ${group}`, description: REDETERMINED })}
      fields={(errors) => (
        <>
          <GroupNameField groups={groups} error={errors.group} listId="join-group-names" />
          <PeriodFields errors={errors} fromDate={today} untilDate={null} />
        </>
      )}
    />
  )
}

/** Ends a membership, or corrects it by a new row. */
export function MembershipButtons({
  membership,
  end,
  correct,
  groups,
  today,
}: {
  membership: { id: string; group: string; fromDate: IsoDate | null; untilDate: IsoDate | null }
  end: Action
  correct: Action
  groups: readonly string[]
  today: IsoDate
}) {
  const { id, group, fromDate, untilDate } = membership
  return (
    <span className="flex flex-wrap gap-2">
      {untilDate === null ? (
        <MoveDialog
          action={end}
          trigger={
            <Button size="small" aria-label={`End the membership in ${group}`}>
              End
            </Button>
          }
          title={`End the membership in ${group}`}
          description="It counts in the group until the end of the year of its last day. The record stays."
          hidden={{ id }}
          confirm="End membership"
          keep="Cancel"
          announcement={(answer) => ({ title: `The membership in ${answer.group} ends`, description: REDETERMINED })}
          fields={(errors) => (
            <>
              <Field name="untilDate" label="Last day in the group" error={errors.untilDate} required>
                <DateInput defaultValue={formatDate(today)} />
              </Field>
              <ReasonField error={errors.reason} />
            </>
          )}
        />
      ) : null}
      <MoveDialog
        action={correct}
        trigger={
          <Button size="small" tone="quiet" aria-label={`Correct the membership in ${group}`}>
            Correct
          </Button>
        }
        title={`Correct the membership in ${group}`}
        description="The incorrect membership stays on record; a new one supersedes it."
        hidden={{ id }}
        confirm="Correct membership"
        keep="Cancel"
        announcement={() => ({ title: 'The membership was corrected', description: REDETERMINED })}
        fields={(errors) => (
          <>
            <GroupNameField groups={groups} error={errors.group} defaultValue={group} listId={`groups-${id}`} />
            <PeriodFields errors={errors} fromDate={fromDate} untilDate={untilDate} />
            <Checkbox name="withdrawn" label="It was never in this group" />
            <ReasonField error={errors.reason} />
          </>
        )}
      />
    </span>
  )
}

function PeriodFields({
  errors,
  fromDate,
  untilDate,
}: {
  errors: Errors
  fromDate: IsoDate | null
  untilDate: IsoDate | null
}) {
  return (
    <>
      <Field
        name="fromDate"
        label="First day"
        note="optional"
        error={errors.fromDate}
        hint="Leave empty if it has always been a member."
      >
        <DateInput defaultValue={dateText(fromDate)} />
      </Field>
      <Field
        name="untilDate"
        label="Last day"
        note="optional"
        error={errors.untilDate}
        hint="Leave empty if it has no end."
      >
        <DateInput defaultValue={dateText(untilDate)} />
      </Field>
    </>
  )
}

const ReasonField = ({ error }: { error: string | undefined }) => (
  <Field name="reason" label="Reason" error={error} required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)
