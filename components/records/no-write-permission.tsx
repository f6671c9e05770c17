import { ButtonLink } from '@/components/ui/button'
import { NoPermission } from '@/components/ui/feedback/empty-state'
import type { Role } from '@/lib/permissions/permissions'

/**
 * The page for changing a record, opened by a user who may only read it: what their role allows, and who can change the
 * role.
 */
export function NoWritePermission({
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
      description={
        <>
          Your role, {role}, can read every record with its history and export the lists. An administrator can change
          roles under Settings, People.
        </>
      }
      actions={<ButtonLink href={backHref}>{back}</ButtonLink>}
    />
  )
}
