'use client'

import { useId } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { FactorFields } from './factor-fields'
import type { UsePasskey } from './passkey-button'

type Props = {
  give: ServerAction<{ given: true }>
  askPasskey: UsePasskey | null
  answer: (given: boolean) => void
}

/** Asks for the second factor; what was to be done is then sent as it was. */
export function FactorDialog({ give, askPasskey, answer }: Props) {
  const form = useId()
  const { submit, pending, refusal, fieldErrors } = useServerForm(give, () => answer(true))
  return (
    <Dialog
      open
      onOpenChange={(open) => open || answer(false)}
      title="Give your second factor"
      description="This takes it again when the last time is over 10 minutes ago. Then what you sent is done."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton
            form={form}
            tone={askPasskey ? 'secondary' : 'primary'}
            pending={pending}
            pendingLabel="Checking"
          >
            Confirm
          </SubmitButton>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-3">
        <FormProblems refusal={refusal} />
        <FactorFields askPasskey={askPasskey} pending={pending} error={fieldErrors.code} />
      </form>
    </Dialog>
  )
}
