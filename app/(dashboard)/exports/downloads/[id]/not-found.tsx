import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No file has this address. */
export default function DownloadNotFound() {
  return (
    <NotFoundState
      level={1}
      title="File not found"
      description="The address may be mistyped. Requested files stay on the list, even after their bytes are deleted."
      actions={<ButtonLink href="/exports/downloads">All downloads</ButtonLink>}
    />
  )
}
