'use client'

import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/feedback/toaster'
import { Checkbox } from '@/components/ui/forms/choice'
import { FormActions, FormSection } from '@/components/ui/forms/form-section'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { ROLES, type Role } from '@/lib/permissions/permissions'
import { roleLabel } from '@/lib/permissions/role-labels'
import { useRefresh } from '../use-refresh'

type Props = { version: number; roles: readonly string[]; action: ServerAction<{ changed: true }> }

/** Which roles sign in with a second factor. */
export function SecondFactorRolesForm({ version, roles, action }: Props) {
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, () => {
    announceDone({ title: 'Second factor saved', description: 'It applies from the next sign-in of each person.' })
    refresh()
  })
  return (
    <form onSubmit={submit} noValidate className="rounded-panel border border-line bg-surface p-5">
      <FormProblems refusal={refusal} />
      <input type="hidden" name="version" value={version} />
      <FormSection legend="Second factor">
        <p className="col-span-full text-sm text-text-2">
          People with these roles sign in with an authenticator app or a passkey. Those who have none set up an app at
          their next sign-in, and can do nothing before.
        </p>
        <div className="col-span-full flex flex-wrap gap-x-6 gap-y-2">
          {ROLES.map((role: Role) => (
            <Checkbox key={role} name={role} label={roleLabel(role)} defaultChecked={roles.includes(role)} />
          ))}
        </div>
      </FormSection>
      <FormActions>
        <SubmitButton pending={pending} pendingLabel="Saving">
          Save second factor
        </SubmitButton>
      </FormActions>
    </form>
  )
}
