import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/empty-state'
import type { Role } from '@/lib/permissions/permissions'

/**
 * A page for changing records, opened by somebody who reads them: what this role can do instead, and who can change
 * that.
 */
export function NotYours({
  title,
  role,
  backHref,
  back,
}: {
  title: string
  role: Role
  backHref: string
  back: string
}) {
  return (
    <NoPermission
      level={1}
      title={title}
      says={`Your role, ${role}, reads every record with its history, and exports the lists. An administrator can change roles under Settings.`}
      actions={<ButtonLink href={backHref}>{back}</ButtonLink>}
    />
  )
}
