import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from './button'
import { Icon } from './icon'

/** Newer and Older: links with the cursor in the address. A direction without rows stays in its place, disabled. */
export function Pager({ says, newerHref, olderHref }: { says?: ReactNode; newerHref?: string; olderHref?: string }) {
  return (
    <nav
      aria-label="Pages"
      className="flex items-center gap-2 border-t border-line px-4 py-[9px] text-sm text-text-3 print:hidden"
    >
      <span>{says}</span>
      <span className="ml-auto flex gap-2">
        {newerHref ? (
          <ButtonLink size="small" href={newerHref} icon={<Icon of={ChevronLeft} />}>
            Newer
          </ButtonLink>
        ) : (
          <Button size="small" disabled icon={<Icon of={ChevronLeft} />}>
            Newer
          </Button>
        )}
        {olderHref ? (
          <ButtonLink size="small" href={olderHref}>
            Older
            <Icon of={ChevronRight} />
          </ButtonLink>
        ) : (
          <Button size="small" disabled>
            Older
            <Icon of={ChevronRight} />
          </Button>
        )}
      </span>
    </nav>
  )
}
