'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { AmountInput, TextArea } from '@/components/ui/forms/text-input'
import { useRefresh } from '../use-refresh'

/** Supersedes an incorrect saved rate by a new version, with the reason. */
export function SupersedeRate({
  action,
  id,
  name,
}: {
  action: ServerAction<{ message: string }>
  id: string
  name: string
}) {
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, ({ message }) => {
    setOpen(false)
    announceDone({ title: 'Rate superseded', description: message })
    refresh()
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
      description={
        'The saved rate stays in the history, and payments that copied it keep it. ' +
        'New entries are compared with the new rate.'
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
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
        <Field name="rate" label="Correct rate" error={form.fieldErrors.rate} hint="Units for one US dollar" required>
          <AmountInput maxLength={20} />
        </Field>
        <Field name="reason" label="Reason" error={form.fieldErrors.reason} required>
          <TextArea rows={2} maxLength={500} />
        </Field>
      </form>
    </Dialog>
  )
}
