'use client'

import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'

/** Closes or reopens a year, with the reason that goes into the audit trail. */
export function YearChangeDialog({
  year,
  closed,
  disabledReason,
  action,
}: {
  year: number
  closed: boolean
  disabledReason?: string
  action: ServerAction<{ year: number }>
}) {
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, () => {
    setOpen(false)
    announceDone({ title: closed ? `${year} is open again` : `${year} is closed` })
  })
  const formId = `change-year-${year}`
  const verb = closed ? 'Reopen' : 'Close'
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        form.forget()
      }}
      trigger={
        <Button icon={<Icon of={closed ? LockOpen : Lock} />} disabledReason={disabledReason}>
          {verb} {year}
        </Button>
      }
      title={`${verb} ${year}`}
      description={
        closed
          ? `Entries in ${year} become possible again. The audit trail keeps who reopened it and why.`
          : `No entry in ${year} is possible after this, until a manager reopens it with a reason. Blocked attempts are still recorded.`
      }
      footer={
        <>
          <DialogClose>
            <Button>Keep it {closed ? 'closed' : 'open'}</Button>
          </DialogClose>
          <SubmitButton
            form={formId}
            tone="primary"
            pending={form.pending}
            pendingLabel={closed ? 'Reopening' : 'Closing'}
          >
            {verb} {year}
          </SubmitButton>
        </>
      }
    >
      <form id={formId} onSubmit={form.submit} noValidate>
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="year" value={year} />
        <Field name="reason" label="Reason" error={form.fieldErrors.reason} required>
          <TextArea rows={2} />
        </Field>
      </form>
    </Dialog>
  )
}
