'use client'

import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** The distances of what opens beside its button, from the button and from the edges of the window. */
export const BESIDE_ITS_BUTTON = { sideOffset: 6, collisionPadding: 12 } as const

/** The look of what opens beside its button. It scrolls within the window. */
export const OPENED_FRAME =
  'z-50 max-h-(--radix-popper-available-height) max-w-[calc(100vw-24px)] overflow-y-auto rounded-overlay bg-surface ' +
  'shadow-overlay'

/** A panel that opens beside its button: a filter, a choice of columns, an export. `label` names it. */
export function PopoverPanel({
  open,
  onOpenChange,
  trigger,
  label,
  align = 'end',
  narrow,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactNode
  label: string
  /** The edge of the button that the panel keeps to. */
  align?: 'start' | 'end'
  /** For a short list. */
  narrow?: boolean
  children: ReactNode
}) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...BESIDE_ITS_BUTTON}
          align={align}
          aria-label={label}
          className={classNames(OPENED_FRAME, narrow ? 'w-72' : 'w-90')}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The buttons at the foot of a panel; they stay in view while it scrolls. */
export function PopoverFooter({ children }: { children: ReactNode }) {
  return (
    <footer
      className={classNames(
        'sticky bottom-0 flex items-center justify-end gap-2 border-t border-line bg-surface px-4 py-3',
      )}
    >
      {children}
    </footer>
  )
}
