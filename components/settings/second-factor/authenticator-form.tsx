'use client'

import { type ReactNode, useState } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/forms/field'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import type { AuthenticatorSetUp } from '@/lib/identity/second-factor/add-authenticator'
import type { AddedFactor } from '@/lib/identity/second-factor/store-factor'
import { RecoveryCodes } from './recovery-codes'

type Props = {
  setUp: AuthenticatorSetUp
  action: ServerAction<AddedFactor>
  /** The person has a password and no second factor: an open browser is not enough to add one. */
  needsPassword: boolean
  /** After the recovery codes were shown, or at once where there are none. */
  onDone: () => void
  /** The button under the recovery codes. */
  done: ReactNode
}

/** Scan the picture, enter the code that the app shows. The secret is the one of the first rendering. */
export function AuthenticatorForm({ setUp, action, needsPassword, onDone, done }: Props) {
  const [{ sealed, secret, picture }] = useState(setUp)
  const { submit, pending, refusal, fieldErrors, value } = useServerForm(action, ({ recoveryCodes }) => {
    if (recoveryCodes.length === 0) onDone()
  })
  if (value && value.recoveryCodes.length > 0) return <RecoveryCodes codes={value.recoveryCodes}>{done}</RecoveryCodes>
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4 p-5">
      <FormProblems refusal={refusal} />
      <input type="hidden" name="sealed" value={sealed} />
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        <svg
          role="img"
          aria-label="Picture to scan with an authenticator app; the key beside it is the same"
          viewBox={`0 0 ${picture.size} ${picture.size}`}
          className="size-44 shrink-0 rounded-control"
          shapeRendering="crispEdges"
        >
          <rect width={picture.size} height={picture.size} fill="#fff" />
          <path d={picture.path} fill="#000" />
        </svg>
        <div className="min-w-0 flex-1 basis-60 text-sm leading-[18px] text-text-2">
          <p>
            Scan this with an authenticator app on your phone, then enter the code of six digits that the app shows.
          </p>
          <p className="mt-2">If you cannot scan it, enter this key in the app:</p>
          <p className="mt-1 font-mono wrap-anywhere text-text">{secret}</p>
        </div>
      </div>
      <Field name="code" label="Code" error={fieldErrors.code} required>
        <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
      </Field>
      <Field
        name="name"
        label="Name"
        error={fieldErrors.name}
        hint="To tell it from others, such as Work phone"
        required
      >
        <TextInput defaultValue="Authenticator app" autoComplete="off" maxLength={60} />
      </Field>
      {needsPassword ? (
        <Field name="currentPassword" label="Current password" error={fieldErrors.currentPassword} required>
          <TextInput type="password" autoComplete="current-password" maxLength={200} />
        </Field>
      ) : null}
      <div>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Adding">
          Add authenticator app
        </SubmitButton>
      </div>
    </form>
  )
}
