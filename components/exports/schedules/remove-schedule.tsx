'use client'

import { useRouter } from 'next/navigation'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { SubmitButton } from '@/components/ui/forms/submit-button'

/** Removes a schedule from the list, after a confirmation. */
export function RemoveSchedule({ id, name, action }: { id: string; name: string; action: ServerAction<unknown> }) {
  const router = useRouter()
  const form = useServerForm(action, () => {
    announceDone({ title: `${name} was removed`, description: 'Its files and its history stay.' })
    router.push('/exports/schedules')
    router.refresh()
  })
  return (
    <Dialog
      onOpenChange={form.forget}
      trigger={<Button>Remove schedule</Button>}
      title={`Remove ${name}?`}
      description="It requests no more files. The files it requested and its history stay."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form="remove-schedule" tone="primary" pending={form.pending} pendingLabel="Removing">
            Remove
          </SubmitButton>
        </>
      }
    >
      <form id="remove-schedule" onSubmit={form.submit}>
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="id" value={id} />
      </form>
    </Dialog>
  )
}
