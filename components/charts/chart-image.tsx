import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A chart as a single image to screen readers, with its figures in its name. On paper it is as wide as the page. */
export function ChartImage({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div
      role="img"
      aria-label={name}
      className={classNames(
        'overflow-x-clip [&_.recharts-surface]:overflow-visible',
        'print:[&_.recharts-surface]:h-auto! print:[&_.recharts-surface]:w-full!',
        'print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full!',
        'print:[&_.recharts-responsive-container]:h-auto!',
        'print:[&_.recharts-responsive-container>div]:h-auto!',
        'print:[&_.recharts-responsive-container>div]:w-full!',
      )}
    >
      {children}
    </div>
  )
}
