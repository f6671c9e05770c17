'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { landWhenFocusIsLost } from '@/components/keyboard/landing'
import { RecordFrame } from '@/components/records/record-frame'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Field } from '@/components/ui/forms/field'
import { Cell, FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TextInput } from '@/components/ui/forms/text-input'
import type { Role } from '@/lib/permissions/permissions'
import { useRefresh } from '../use-refresh'
import { RoleField } from './role-field'

export type EditablePerson = { id: string; version: number; name: string; email: string; role: Role }

/** A person who was changed, or whose change waits for a second person. */
export type ChangedPerson = { name: string; waits: boolean }

/** Where a change goes that does not take effect at once. */
export const WAITS = 'Another manager or administrator has to confirm it, on this page.'

/** The name, email address and role of an existing person. */
export function EditPersonForm({ person, action }: { person: EditablePerson; action: ServerAction<ChangedPerson> }) {
  const refresh = useRefresh()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ name, waits }) => {
    announceDone(
      waits
        ? { title: `The change of ${name} waits`, description: WAITS }
        : { title: `${name} was saved`, description: 'A new role applies from their next sign-in.' },
    )
    forgetDraft()
    landWhenFocusIsLost()
    refresh()
  })
  return (
    <RecordFrame key={person.version} submit={submit}>
      <FormProblems refusal={refusal} />
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
      <FormSection legend="Name and role">
        <Cell span={3}>
          <Field name="name" label="Name" error={fieldErrors.name} required>
            <TextInput defaultValue={person.name} autoComplete="off" maxLength={120} />
          </Field>
        </Cell>
        <Cell span={3}>
          <Field name="email" label="Email" error={fieldErrors.email} required>
            <TextInput type="email" defaultValue={person.email} autoComplete="off" spellCheck={false} maxLength={254} />
          </Field>
        </Cell>
        <Cell>
          <RoleField error={fieldErrors.role} defaultValue={person.role} />
        </Cell>
      </FormSection>
      <FormActions>
        <SubmitButton tone="primary" pending={pending} pendingLabel="Saving">
          Save
        </SubmitButton>
      </FormActions>
    </RecordFrame>
  )
}
