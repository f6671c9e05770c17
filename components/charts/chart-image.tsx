import type { ReactNode } from 'react'

/** A chart as one image to a screen reader, with its figures in its name. On paper it takes the width of the sheet. */
export function ChartImage({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div
      role="img"
      aria-label={name}
      className="overflow-x-clip [&_.recharts-surface]:overflow-visible print:[&_.recharts-surface]:h-auto! print:[&_.recharts-surface]:w-full! print:[&_.recharts-wrapper]:h-auto! print:[&_.recharts-wrapper]:w-full! print:[&_.recharts-responsive-container]:h-auto! print:[&_.recharts-responsive-container>div]:h-auto! print:[&_.recharts-responsive-container>div]:w-full!"
    >
      {children}
    </div>
  )
}
