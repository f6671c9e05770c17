'use client'

import { Slot } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { classNames } from '../class-names'
import { useLatePart } from '../use-late-part'
import { MissingPart } from './missing-part'
import { OPENED_FRAME } from './opened-frame'

const load = () => import('./opened-panel').then(({ OpenedPanel }) => OpenedPanel)

/**
 * A panel that opens beside its button: a filter, a choice of columns, an export. `label` names it. What places it is
 * loaded when the button is meant.
 */
export function PopoverPanel({
  open,
  onOpenChange,
  trigger,
  label,
  align = 'end',
  className,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactNode
  label: string
  /** The edge of the button that the panel keeps to. */
  align?: 'start' | 'center' | 'end'
  /** The look of the panel, where it is not that of a form. */
  className?: string
  children: ReactNode
}) {
  const button = useRef<HTMLElement>(null)
  const { Part: OpenedPanel, isMissing, prepare } = useLatePart(load)
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          prepare()
          onOpenChange(isMissing || !open)
        }}
      >
        {trigger}
      </Slot.Root>
      {open && isMissing ? <MissingPart /> : null}
      {open && OpenedPanel ? (
        <OpenedPanel
          button={button}
          label={label}
          align={align}
          className={className ?? classNames(OPENED_FRAME, 'w-90')}
          onClose={() => onOpenChange(false)}
        >
          {children}
        </OpenedPanel>
      ) : null}
    </>
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
