import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No FSB license has this address. */
export default function FsbLicenseNotFound() {
  return (
    <NotFoundState
      level={1}
      title="FSB license not found"
      description="The address may be mistyped. FSB licenses are archived, never deleted."
      actions={<ButtonLink href="/fsb-licenses">All FSB licenses</ButtonLink>}
    />
  )
}
