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
import { TextInput } from '@/components/ui/forms/text-input'

export type ViewActions = {
  save: ServerAction<{ parameters: string }>
  rename: ServerAction<{ name: string }>
  remove: ServerAction<{ name: string }>
}

const LONGEST_NAME = 60
const SAVE_DESCRIPTION =
  'The filter, the order and the columns. The view is yours; its address shows the same to everyone who can sign in.'

/** Saves the filter, order and columns of the list under a name; then the list is at the address of the view. */
export function SaveView({ parameters, action }: { parameters: string; action: ViewActions['save'] }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const form = useServerForm(action, (view) => {
    setOpen(false)
    announceDone({ title: 'The view was saved' })
    router.replace(`/payments?${view.parameters}`)
    router.refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        form.forget()
        setOpen(next)
      }}
      trigger={<Button size="small">Save view</Button>}
      title="Save this view"
      description={SAVE_DESCRIPTION}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton form="save-view" tone="primary" pending={form.pending} pendingLabel="Saving">
            Save view
          </SubmitButton>
        </>
      }
    >
      <form id="save-view" onSubmit={form.submit} noValidate>
        <FormProblems refusal={form.refusal} />
        <input type="hidden" name="parameters" value={parameters} />
        <Field name="name" label="Name of the view" error={form.fieldErrors.name} required>
          <TextInput maxLength={2 * LONGEST_NAME} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  )
}

type Props = { view: { id: string; name: string; parameters: string }; actions: ViewActions }

/** Renames or removes the view that is shown, and gives its address. */
export function EditView({ view: { id, name, parameters }, actions }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const closing = (title: string) => () => {
    setOpen(false)
    announceDone({ title })
    router.refresh()
  }
  const renaming = useServerForm(actions.rename, closing('The view was renamed'))
  const removing = useServerForm(actions.remove, closing(`${name} was removed`))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        renaming.forget()
        removing.forget()
        setOpen(next)
      }}
      trigger={<Button size="small">Edit view</Button>}
      title={`Edit ${name}`}
      description="To change the filter, the order or the columns, set them in the list and save another view."
      footer={
        <>
          <form onSubmit={removing.submit} className="mr-auto">
            <input type="hidden" name="id" value={id} />
            <SubmitButton pending={removing.pending} pendingLabel="Removing">
              Remove
            </SubmitButton>
          </form>
          <SubmitButton form="rename-view" tone="primary" pending={renaming.pending} pendingLabel="Renaming">
            Rename
          </SubmitButton>
        </>
      }
    >
      <form id="rename-view" onSubmit={renaming.submit} noValidate className="grid gap-3.5">
        <FormProblems refusal={renaming.refusal ?? removing.refusal} />
        <input type="hidden" name="id" value={id} />
        <Field name="name" label="Name of the view" error={renaming.fieldErrors.name} required>
          <TextInput defaultValue={name} maxLength={2 * LONGEST_NAME} autoComplete="off" />
        </Field>
        <ViewAddress parameters={parameters} />
      </form>
    </Dialog>
  )
}

/** The address of a view in full. Only rendered in an open dialog: the server does not know how a person reached it. */
function ViewAddress({ parameters }: { parameters: string }) {
  return (
    <Field name="address" label="Address" hint="It shows the same rows, order and columns to everyone who can sign in.">
      <TextInput readOnly value={`${window.location.origin}/payments?${parameters}`} />
    </Field>
  )
}
