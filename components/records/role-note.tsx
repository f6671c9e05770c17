import { sentence } from '@/lib/compliance/rules/words'
import type { Permission } from '@/lib/permissions/permissions'
import { rolesWith } from '@/lib/permissions/role-labels'

/** The roles that have a button that this user does not: "Analysts and managers edit companies". */
export function RoleNote({ permission, verb }: { permission: Permission; verb: string }) {
  return (
    <span data-no-permission className="text-sm text-text-3">
      {`${sentence(rolesWith(permission))} ${verb}`}
    </span>
  )
}
