import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '../button'
import { Icon } from '../display/icon'

/**
 * Newer and Older: links with the cursor in the address. A direction without rows stays in its place, disabled. A list
 * that is not in the order of time uses Previous and Next.
 */
export function Pager({
  description,
  newerHref,
  olderHref,
  labels = ['Newer', 'Older'],
}: {
  description?: ReactNode
  newerHref?: string
  olderHref?: string
  labels?: readonly [string, string]
}) {
  return (
    <nav
      aria-label="Pages"
      className="flex items-center gap-2 border-t border-line px-4 py-[9px] text-sm text-text-3 print:hidden"
    >
      <span>{description}</span>
      <span className="ml-auto flex gap-2">
        {newerHref ? (
          <ButtonLink size="small" href={newerHref} icon={<Icon of={ChevronLeft} />}>
            {labels[0]}
          </ButtonLink>
        ) : (
          <Button size="small" disabled icon={<Icon of={ChevronLeft} />}>
            {labels[0]}
          </Button>
        )}
        {olderHref ? (
          <ButtonLink size="small" href={olderHref}>
            {labels[1]}
            <Icon of={ChevronRight} />
          </ButtonLink>
        ) : (
          <Button size="small" disabled>
            {labels[1]}
            <Icon of={ChevronRight} />
          </Button>
        )}
      </span>
    </nav>
  )
}
