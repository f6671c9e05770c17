'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { RecordFrame } from '@/components/records/record-frame'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import { type Invitation, NewInvitation } from './password-link'
import { RoleField } from './role-field'

/** Name, email address and role; then shows the link to hand over, or that the identity provider lets them in. */
export function InviteForm({ action, provider }: { action: ServerAction<Invitation>; provider: string }) {
  const { submit, pending, refusal, fieldErrors, value } = useServerForm(action, forgetDraft)
  if (value) return <NewInvitation invitation={value} provider={provider} />
  return (
    <div className="max-w-160">
      <RecordFrame submit={submit}>
        <FormProblems refusal={refusal} />
        <FormSection legend="Person">
          <Cell span={3}>
            <Field name="name" label="Name" error={fieldErrors.name} required>
              <TextInput autoComplete="off" maxLength={120} />
            </Field>
          </Cell>
          <Cell span={3}>
            <Field name="email" label="Email" error={fieldErrors.email} hint="Used to sign in." required>
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
      </RecordFrame>
    </div>
  )
}
