'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'

export type SettingsActions = { rename: ServerAction<{ name: string }>; remove: ServerAction<{ name: string }> }

/** Renames or removes saved settings. */
export function EditSettings({ id, name, actions }: { id: string; name: string; actions: SettingsActions }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const closing = (title: string) => () => {
    setOpen(false)
    announceDone({ title })
    router.refresh()
  }
  const renaming = useServerForm(actions.rename, closing('The settings were renamed'))
  const removing = useServerForm(actions.remove, closing(`${name} was removed`))
  const formId = `rename-${id}`
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        renaming.forget()
        removing.forget()
        setOpen(next)
      }}
      trigger={<Button aria-label={`Edit ${name}`}>Edit</Button>}
      title={`Edit ${name}`}
      description="Only the name can be changed. Files generated with these settings stay when you remove them."
      footer={
        <>
          <form onSubmit={removing.submit} className="mr-auto">
            <input type="hidden" name="id" value={id} />
            <SubmitButton pending={removing.pending} pendingLabel="Removing">
              Remove
            </SubmitButton>
          </form>
          <SubmitButton form={formId} tone="primary" pending={renaming.pending} pendingLabel="Renaming">
            Rename
          </SubmitButton>
        </>
      }
    >
      <form id={formId} onSubmit={renaming.submit} noValidate>
        <FormProblems refusal={renaming.refusal ?? removing.refusal} />
        <input type="hidden" name="id" value={id} />
        <Field name="name" label="Name of the settings" error={renaming.fieldErrors.name} required>
          <TextInput defaultValue={name} maxLength={120} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  )
}
