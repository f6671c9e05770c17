'use client'

import type { ServerAction } from '@/components/forms/use-server-form'
import { MoveDialog } from '@/components/payments/moves/move-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'

/** A year of all companies, or of the one that is named. */
export type ChangedYear = { year: number; companyId?: string; companyName?: string }

const nameOf = ({ year, companyName }: ChangedYear) => (companyName ? `${year} of ${companyName}` : String(year))
const hiddenOf = ({ year, companyId }: ChangedYear) => ({ year: String(year), companyId: companyId ?? '' })
const reasonField = (errors: Record<string, string>) => (
  <Field name="reason" label="Reason" error={errors.reason} required>
    <TextArea rows={2} maxLength={1000} />
  </Field>
)

/** Closes a year, with the reason that goes into the audit trail. */
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
      description={`No entry in ${name} is possible after this, until two managers reopen it. Blocked attempts and apparent violations are still recorded.`}
      hidden={hiddenOf(changed)}
      confirm={`Close ${changed.year}`}
      keep="Keep it open"
      announcement={() => ({ title: `${name} is closed`, says: 'The reason stands in the audit trail.' })}
      fields={reasonField}
    />
  )
}

/** Asks that a closed year be opened again. */
export function AskReopeningButton({ changed, action }: { changed: ChangedYear; action: ServerAction<unknown> }) {
  const name = nameOf(changed)
  return (
    <MoveDialog
      action={action}
      trigger={<Button>Ask to reopen {changed.year}</Button>}
      title={`Ask to reopen ${name}`}
      description={`${name} stays closed until another manager confirms. The audit trail keeps who asked, who confirmed and why.`}
      hidden={hiddenOf(changed)}
      confirm={`Ask to reopen ${changed.year}`}
      keep="Keep it closed"
      announcement={() => ({
        title: `Reopening of ${name} requested`,
        says: 'A second manager confirms or declines it.',
      })}
      fields={reasonField}
    />
  )
}

/** A second manager opens the year again, or declines with a reason. */
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
        description={`${askedBy} asked: “${reason}”. Entries in ${name} become possible again.`}
        hidden={{ id: requestId, confirm: '1' }}
        confirm={`Reopen ${changed.year}`}
        keep="Not now"
        announcement={() => ({ title: `${name} is open again`, says: 'Close it again when the entry is recorded.' })}
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
        announcement={() => ({ title: `Reopening of ${name} declined`, says: 'The year stays closed.' })}
        fields={reasonField}
      />
    </>
  )
}
