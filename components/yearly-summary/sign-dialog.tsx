'use client'

import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextArea } from '@/components/ui/forms/text-input'
import type { SignedSummary } from '@/lib/reporting/yearly-summary/signing/sign-summary'

/** The default statement: that the figures were read. The signer may add to it. */
const STATEMENT = 'I have read this summary, with its corrections and apparent violations.'
const DESCRIPTION =
  'The figures on this page are stored permanently with their hash. ' +
  'Later corrections are shown as differences; what was signed cannot be altered.'

type SignDialogProps = {
  year: number
  companyId: string | undefined
  figuresSha256: string
  again: boolean
  action: ServerAction<SignedSummary>
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
      description={DESCRIPTION}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
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
