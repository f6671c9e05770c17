import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import { PasskeyButton, type UsePasskey } from './passkey-button'

type Props = { askPasskey: UsePasskey | null; pending: boolean; error: string | undefined }

/** What a person gives as a second factor: a passkey where they have one, or a code. */
export function FactorFields({ askPasskey, pending, error }: Props) {
  return (
    <>
      {askPasskey ? (
        <PasskeyButton use={askPasskey} tone="primary" pending={pending}>
          Use a passkey
        </PasskeyButton>
      ) : null}
      <Field
        name="code"
        label="Code"
        error={error}
        hint="The six digits of your authenticator app, or a recovery code."
        required
      >
        <TextInput autoComplete="one-time-code" autoFocus={!askPasskey} spellCheck={false} maxLength={40} />
      </Field>
    </>
  )
}
