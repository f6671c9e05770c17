'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'

/** Archives or restores a record, with a reason that its history keeps. */
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
  /** Whether it is archived now: then the question is to restore it. */
  archived: boolean
  /** What will be different, in a sentence. */
  consequence: string
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const verb = archived ? 'Restore' : 'Archive'
  const form = useServerForm(action, () => {
    setOpen(false)
    announceDone({
      title: `${name} was ${archived ? 'restored' : 'archived'}`,
      says: 'The reason stands in its history.',
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
            <Button>Leave it as it is</Button>
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
          hint="Kept in the history for ever."
          required
        >
          <TextArea rows={2} maxLength={1000} />
        </Field>
      </form>
    </Dialog>
  )
}
