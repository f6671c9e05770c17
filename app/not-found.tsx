import { BrandMark } from '@/components/shell/brand'
import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

export const metadata = { title: 'Not found' }

/** An address that no page has. */
export default function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-120 content-center gap-4 p-gutter">
      <p className="flex items-center gap-2.5 text-lg font-semibold">
        <BrandMark />
        Headroom
      </p>
      <NotFoundState
        level={1}
        title="Page not found"
        description="The address may be mistyped, or the page has moved. Records are never deleted."
        actions={<ButtonLink href="/">Overview</ButtonLink>}
      />
    </main>
  )
}
