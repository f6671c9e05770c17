'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { AmountInput, TextArea } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import { useReread } from './use-reread'

/** Replaces a saved rate that was wrong by a new version of it, with the reason. */
export function SupersedeRate({
  action,
  id,
  name,
}: {
  action: ServerAction<{ says: string }>
  id: string
  name: string
}) {
  const reread = useReread()
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, ({ says }) => {
    setOpen(false)
    announceDone({ title: 'The rate was superseded', says })
    reread()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.forget()
        setOpen(next)
      }}
      trigger={
        <Button size="small" tone="quiet" aria-label={`Supersede ${name}`}>
          Supersede
        </Button>
      }
      title={`Supersede ${name}?`}
      description="The saved rate stays in the history, and payments that copied it keep it. Entries from now on are compared with the new one."
      footer={
        <>
          <DialogClose>
            <Button>Leave it as it is</Button>
          </DialogClose>
          <SubmitButton form="supersede" tone="primary" pending={form.pending} pendingLabel="Saving">
            Supersede
          </SubmitButton>
        </>
      }
    >
      <form id="supersede" onSubmit={form.submit} noValidate className="grid gap-3">
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="id" value={id} />
        <Field name="rate" label="Right rate" error={form.fieldErrors.rate} hint="Units for one US dollar" required>
          <AmountInput maxLength={20} />
        </Field>
        <Field name="reason" label="Reason" error={form.fieldErrors.reason} required>
          <TextArea rows={2} maxLength={500} />
        </Field>
      </form>
    </Dialog>
  )
}
