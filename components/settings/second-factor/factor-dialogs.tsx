'use client'

import { useId, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import type { OwnFactor } from '@/lib/identity/second-factor/factor-queries'
import { useRefresh } from '../use-refresh'

type Props = { factor: OwnFactor; action: ServerAction<{ name: string }> }

/** Gives a second factor another name. */
export function RenameFactor({ factor, action }: Props) {
  const form = useId()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, () => {
    setOpen(false)
    refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" aria-label={`Rename ${factor.name}`}>
          Rename
        </Button>
      }
      title={`Rename ${factor.name}`}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form} tone="primary" pending={pending} pendingLabel="Saving">
            Save name
          </SubmitButton>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-3">
        <FormProblems refusal={refusal} />
        <input type="hidden" name="id" value={factor.id} />
        <Field name="name" label="Name" error={fieldErrors.name} required>
          <TextInput defaultValue={factor.name} autoComplete="off" maxLength={60} />
        </Field>
      </form>
    </Dialog>
  )
}

/** Removes a second factor, after a question. */
export function RemoveFactor({ factor, isLast, action }: Props & { isLast: boolean }) {
  const form = useId()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const { submit, pending, refusal } = useServerForm(action, ({ name }) => {
    setOpen(false)
    announceDone({ title: `${name} was removed` })
    refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" aria-label={`Remove ${factor.name}`}>
          Remove
        </Button>
      }
      title={`Remove ${factor.name}?`}
      description={
        isLast
          ? 'It is your only second factor: none is asked of you then, and recovery codes stop working.'
          : 'It can no longer be used to sign in.'
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form={form} tone="danger" pending={pending} pendingLabel="Removing">
            Remove
          </SubmitButton>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <FormProblems refusal={refusal} />
        <input type="hidden" name="id" value={factor.id} />
      </form>
    </Dialog>
  )
}
