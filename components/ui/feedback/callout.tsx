import { CircleCheck, Info, type LucideIcon, OctagonMinus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'

export type CalloutTone = 'note' | 'clear' | 'review' | 'blocked'

const TONES: Record<CalloutTone, { ground: string; icon: LucideIcon; tint: string }> = {
  note: { ground: 'bg-sunken', icon: Info, tint: 'text-text-3' },
  clear: { ground: 'bg-clear-soft', icon: CircleCheck, tint: 'text-clear' },
  review: { ground: 'bg-review-soft', icon: TriangleAlert, tint: 'text-review' },
  blocked: { ground: 'bg-blocked-soft', icon: OctagonMinus, tint: 'text-blocked' },
}

/** Important information. `title` comes first, in bold. */
export function Callout({
  tone = 'note',
  icon,
  title,
  children,
}: {
  tone?: CalloutTone
  icon?: LucideIcon
  title?: string
  children?: ReactNode
}) {
  const shape = TONES[tone]
  return (
    <div
      className={classNames(
        'flex gap-2.5 rounded-control px-3 py-2.5 text-sm leading-[18px] text-text-2',
        shape.ground,
      )}
    >
      <Icon of={icon ?? shape.icon} className={classNames('mt-px', shape.tint)} />
      <p className="min-w-0 wrap-anywhere">
        {title ? <b className="font-semibold text-text">{title} </b> : null}
        {children}
      </p>
    </div>
  )
}
