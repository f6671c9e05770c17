import { RadioGroup } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { ROLES, type Role } from '@/lib/permissions/permissions'
import { ROLE_WORDS, roleLabel } from '@/lib/permissions/role-words'

/** The four roles with what each may do. */
export function RoleField({ error, defaultValue }: { error: string | undefined; defaultValue?: Role }) {
  return (
    <Field group name="role" label="Role" error={error}>
      <RadioGroup
        name="role"
        defaultValue={defaultValue}
        options={ROLES.map((role) => ({ value: role, label: roleLabel(role), hint: ROLE_WORDS[role] }))}
      />
    </Field>
  )
}
