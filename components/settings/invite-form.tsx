'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { LinkOnce, type PasswordLink } from './link-once'
import { RoleField } from './role-field'

/** Name, e-mail and role; answers with the link to hand over. */
export function InviteForm({ action }: { action: ServerAction<PasswordLink> }) {
  const { submit, pending, refusal, fieldErrors, value } = useServerForm(action)
  if (value) return <LinkOnce link={value} title={`${value.name} is invited`} />
  return (
    <form onSubmit={submit} noValidate className="max-w-160 rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={refusal} />
      <FormSection legend="Who">
        <Cell span={3}>
          <Field name="name" label="Name" error={fieldErrors.name} required>
            <TextInput autoComplete="off" maxLength={120} />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field name="email" label="E-mail" error={fieldErrors.email} hint="They sign in with it." required>
            <TextInput type="email" autoComplete="off" spellCheck={false} maxLength={254} />
          </Field>
        </Cell>
        <Cell>
          <RoleField error={fieldErrors.role} />
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Inviting">
          Invite
        </SubmitButton>
        <ButtonLink href="/settings/people">Cancel</ButtonLink>
      </FormActions>
    </form>
  )
}
