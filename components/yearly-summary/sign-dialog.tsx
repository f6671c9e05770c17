'use client'

import { PenLine } from 'lucide-react'
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
import type { SignAnswer } from '@/lib/reporting/yearly-summary/sign-summary'

/** What every signature may say: that the figures were read. What more is true, only the person who signs can say. */
const STATEMENT = 'I have read this summary, with its corrections and apparent violations.'

type SignDialogProps = {
  year: number
  companyId: string | undefined
  figuresSha256: string
  again: boolean
  action: ServerAction<SignAnswer>
}

/** Signs the figures on the page, by their hash, with a statement. */
export function SignDialog({ year, companyId, figuresSha256, again, action }: SignDialogProps) {
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, () => {
    setOpen(false)
    announceDone({ title: `${year} is signed` })
  })
  const verb = again ? `Sign ${year} again` : `Sign ${year}`
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        form.forget()
      }}
      trigger={
        <Button tone="primary" icon={<Icon of={PenLine} />}>
          {verb}
        </Button>
      }
      title={verb}
      description="The figures on this page are kept as they are now, with their hash, for ever. Later corrections show beside them; nobody can alter what was signed."
      footer={
        <>
          <DialogClose>
            <Button>Do not sign</Button>
          </DialogClose>
          <SubmitButton form="sign-summary" tone="primary" pending={form.pending} pendingLabel="Signing">
            {verb}
          </SubmitButton>
        </>
      }
    >
      <form id="sign-summary" onSubmit={form.submit} noValidate>
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="company" value={companyId ?? ''} />
        <input type="hidden" name="figuresSha256" value={figuresSha256} />
        <Field name="statement" label="Statement" error={form.fieldErrors.statement} required>
          <TextArea rows={4} defaultValue={STATEMENT} />
        </Field>
      </form>
    </Dialog>
  )
}
