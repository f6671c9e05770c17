import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** A record that does not exist, or that the user may not see: the page does not reveal which. */
export default function DashboardNotFound() {
  return (
    <NotFoundState
      level={1}
      title="Record not found"
      description="The number may be mistyped, or it belongs to another organisation. Records are never deleted."
      actions={<ButtonLink href="/">Overview</ButtonLink>}
    />
  )
}
