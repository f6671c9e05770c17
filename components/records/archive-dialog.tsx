'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'

/** Archives or restores a record, with a reason that is saved in its history. */
export function ArchiveDialog({
  action,
  id,
  name,
  archived,
  consequence,
}: {
  action: ServerAction<unknown>
  id: string
  name: string
  /** Whether it is archived now: then the dialog restores it. */
  archived: boolean
  /** The effect, in a sentence. */
  consequence: string
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const verb = archived ? 'Restore' : 'Archive'
  const form = useServerForm(action, () => {
    setOpen(false)
    announceDone({
      title: `${name} was ${archived ? 'restored' : 'archived'}`,
      description: 'The reason is in its history.',
    })
    router.refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) form.forget()
        setOpen(next)
      }}
      trigger={<Button>{verb}</Button>}
      title={`${verb} ${name}?`}
      description={consequence}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form="archive" tone="primary" pending={form.pending} pendingLabel="Recording">
            {verb}
          </SubmitButton>
        </>
      }
    >
      <form id="archive" onSubmit={form.submit} noValidate>
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="id" value={id} />
        <Field
          name="reason"
          label="Reason"
          error={form.fieldErrors.reason}
          hint="Saved permanently in the history."
          required
        >
          <TextArea rows={2} maxLength={1000} />
        </Field>
      </form>
    </Dialog>
  )
}
