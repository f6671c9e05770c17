'use client'

import { useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { type MakePasskey, PasskeyButton } from '@/components/second-factor/passkey-button'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/feedback/dialog'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import type { AddedFactor } from '@/lib/identity/second-factor/store-factor'
import { useRefresh } from '../use-refresh'
import { RecoveryCodes } from './recovery-codes'

export type AddPasskeyProps = { begin: MakePasskey; action: ServerAction<AddedFactor>; needsPassword: boolean }

/** Makes a passkey for the person, in a dialog; with the first one come recovery codes. */
export function AddPasskey({ begin, action, needsPassword }: AddPasskeyProps) {
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const { submit, pending, refusal, fieldErrors, value, forget } = useServerForm(action, ({ name, recoveryCodes }) => {
    if (recoveryCodes.length > 0) return
    setOpen(false)
    announceDone({ title: `${name} was added` })
    refresh()
  })
  const close = () => {
    setOpen(false)
    forget()
    refresh()
  }
  const codes = open && value?.recoveryCodes.length ? value.recoveryCodes : null
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      trigger={<Button>Add passkey</Button>}
      title={codes ? 'The passkey was added' : 'Add a passkey'}
      description={codes ? undefined : 'The browser asks for a fingerprint, a PIN or a security key.'}
      footer={
        codes ? null : (
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
        )
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes}>
          <Button tone="primary" onClick={close}>
            I have stored them
          </Button>
        </RecoveryCodes>
      ) : (
        <form onSubmit={submit} noValidate className="grid gap-3">
          <FormProblems refusal={refusal} />
          <Field name="name" label="Name" error={fieldErrors.name} hint="To tell it from others." required>
            <TextInput defaultValue="Passkey" autoComplete="off" maxLength={60} />
          </Field>
          {needsPassword ? (
            <Field name="currentPassword" label="Current password" error={fieldErrors.currentPassword} required>
              <TextInput type="password" autoComplete="current-password" maxLength={200} />
            </Field>
          ) : null}
          <PasskeyButton make={begin} tone="primary" pending={pending}>
            Make passkey
          </PasskeyButton>
        </form>
      )}
    </Dialog>
  )
}
