import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** One weight of line for every icon. An icon is never the only message, so it is hidden from screen readers. */
export function Icon({ of: Drawing, size = 16, className }: { of: LucideIcon; size?: number; className?: string }) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.5}
      absoluteStrokeWidth
      aria-hidden="true"
      className={classNames('shrink-0', className)}
    />
  )
}

/** Approved and not yet paid: a circle half full. */
export function HalfCircle({ size = 16, className }: { size?: number; className?: string }) {
  return (
    <Drawn size={size} className={className}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 1.75v12.5a6.25 6.25 0 0 1 0-12.5z" fill="currentColor" />
    </Drawn>
  )
}

function Drawn({ size, className, children }: { size: number; className?: string; children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('shrink-0', className)}
    >
      {children}
    </svg>
  )
}
