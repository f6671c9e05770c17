import { RadioGroup } from '@/components/ui/forms/choice'
import { Field } from '@/components/ui/forms/field'
import { ROLES, type Role } from '@/lib/permissions/permissions'
import { ROLE_DESCRIPTIONS, roleLabel } from '@/lib/permissions/role-labels'

/** The four roles, each with its purpose. */
export function RoleField({ error, defaultValue }: { error: string | undefined; defaultValue?: Role }) {
  return (
    <Field group name="role" label="Role" error={error}>
      <RadioGroup
        name="role"
        defaultValue={defaultValue}
        options={ROLES.map((role) => ({ value: role, label: roleLabel(role), hint: ROLE_DESCRIPTIONS[role] }))}
      />
    </Field>
  )
}
