'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Field } from '@/components/ui/field'
import { Cell, FormActions, FormSection } from '@/components/ui/form-section'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { announceDone } from '@/components/ui/toaster'
import type { Role } from '@/lib/permissions/permissions'
import { RoleField } from './role-field'
import { useReread } from './use-reread'

export type EditablePerson = { id: string; version: number; name: string; email: string; role: Role }

/** Name, e-mail and role of somebody who is here already. */
export function EditPersonForm({ person, action }: { person: EditablePerson; action: ServerAction<{ name: string }> }) {
  const reread = useReread()
  const { submit, pending, refusal, fieldErrors } = useServerForm(action, ({ name }) => {
    announceDone({ title: `${name} was changed`, says: 'A new role counts from their next page on.' })
    reread()
  })
  return (
    <form onSubmit={submit} noValidate className="rounded-panel border border-line bg-surface p-5">
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
          <Field name="email" label="E-mail" error={fieldErrors.email} required>
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
    </form>
  )
}
