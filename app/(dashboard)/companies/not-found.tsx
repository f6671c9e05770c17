import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No company has this address. */
export default function CompanyNotFound() {
  return (
    <NotFoundState
      level={1}
      title="Company not found"
      description="The address may be mistyped. Companies are archived, never deleted."
      actions={<ButtonLink href="/companies">All companies</ButtonLink>}
    />
  )
}
