import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/empty-state'

/** A record that does not exist, or that nobody here may see: the two are told apart nowhere. */
export default function DashboardNotFound() {
  return (
    <NotFoundState
      level={1}
      title="There is no such record"
      says="The number may be mistyped, or it belongs to another organisation. Records are never deleted."
      actions={<ButtonLink href="/">Overview</ButtonLink>}
    />
  )
}
