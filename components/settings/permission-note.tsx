import { Callout } from '@/components/ui/feedback/callout'
import type { Permission } from '@/lib/permissions/permissions'
import { rolesWith } from '@/lib/permissions/role-labels'

/** Why a form is not shown: the permission for `what` belongs to other roles. */
export function PermissionNote({ what, permission }: { what: string; permission: Permission }) {
  return (
    <Callout title="Read only.">
      <span data-no-permission>
        {what} is for {rolesWith(permission)}.
      </span>
    </Callout>
  )
}
