'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { TextArea } from '@/components/ui/forms/text-input'

/** A year of all companies, or of the one that is named. */
export type ChangedYear = { year: number; companyId?: string; companyName?: string }

const nameOf = ({ year, companyName }: ChangedYear) => (companyName ? `${year} of ${companyName}` : String(year))
const hiddenOf = ({ year, companyId }: ChangedYear) => ({ year: String(year), companyId: companyId ?? '' })
const reasonField = (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)

/** Closes a year, with a reason for the audit trail. */
export function CloseYearButton({
  changed,
  disabledReason,
  action,
}: {
  changed: ChangedYear
  disabledReason?: string
  action: ServerAction<unknown>
}) {
  const name = nameOf(changed)
  if (disabledReason) return <Button disabledReason={disabledReason}>Close {changed.year}</Button>
  return (
    <MoveDialog
      action={action}
      trigger={<Button>Close {changed.year}</Button>}
      title={`Close ${name}`}
      description={
        `No entries can be recorded in ${name} after this until two managers reopen it, ` +
        'except blocked attempts and apparent violations.'
      }
      hidden={hiddenOf(changed)}
      confirm={`Close ${changed.year}`}
      keep="Keep it open"
      announcement={() => ({ title: `${name} is closed`, description: 'The reason was recorded in the audit trail.' })}
      fields={reasonField}
    />
  )
}

/** Asks to reopen a closed year. */
export function AskReopeningButton({ changed, action }: { changed: ChangedYear; action: ServerAction<unknown> }) {
  const name = nameOf(changed)
  return (
    <MoveDialog
      action={action}
      trigger={<Button>Ask to reopen {changed.year}</Button>}
      title={`Ask to reopen ${name}`}
      description={
        `${name} stays closed until another manager confirms. ` +
        'The audit trail records who asked, who confirmed and why.'
      }
      hidden={hiddenOf(changed)}
      confirm={`Ask to reopen ${changed.year}`}
      keep="Keep it closed"
      announcement={() => ({
        title: `Reopening of ${name} requested`,
        description: 'A second manager confirms or declines it.',
      })}
      fields={reasonField}
    />
  )
}

/** A second manager reopens the year, or declines with a reason. */
export function ReopeningDecision({
  changed,
  requestId,
  askedBy,
  reason,
  action,
}: {
  changed: ChangedYear
  requestId: string
  askedBy: string
  reason: string
  action: ServerAction<unknown>
}) {
  const name = nameOf(changed)
  return (
    <>
      <MoveDialog
        action={action}
        trigger={<Button tone="primary">Confirm reopening</Button>}
        title={`Reopen ${name}?`}
        description={`${askedBy} asked: “${reason}”. Entries can then be recorded in ${name} again.`}
        hidden={{ id: requestId, confirm: '1' }}
        confirm={`Reopen ${changed.year}`}
        keep="Not now"
        announcement={() => ({
          title: `${name} is open again`,
          description: 'Close it again once the entry is recorded.',
        })}
        fields={() => null}
      />
      <MoveDialog
        action={action}
        trigger={<Button>Decline</Button>}
        title={`Decline to reopen ${name}?`}
        description="The year stays closed."
        hidden={{ id: requestId, confirm: '0' }}
        confirm="Decline reopening"
        keep="Not now"
        announcement={() => ({ title: `Reopening of ${name} declined`, description: 'The year stays closed.' })}
        fields={reasonField}
      />
    </>
  )
}
