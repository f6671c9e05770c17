import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/empty-state'

/** No file has this address. */
export default function DownloadNotFound() {
  return (
    <NotFoundState
      level={1}
      title="There is no such file"
      says="The address may be mistyped. What was asked for stays on the list, even when its bytes are gone."
      actions={<ButtonLink href="/exports/downloads">All downloads</ButtonLink>}
    />
  )
}
