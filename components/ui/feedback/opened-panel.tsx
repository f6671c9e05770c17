'use client'

import { Popover } from 'radix-ui'
import { type ReactNode, type RefObject, useRef } from 'react'
import { focusField } from './focus-field'
import { BESIDE_ITS_BUTTON } from './opened-frame'

/**
 * What is open beside its button, from when it is mounted until `onClose`. Escape and a press outside close it; the
 * focus then returns to the button, unless the press moved it elsewhere.
 */
export function OpenedPanel({
  button,
  label,
  labelId,
  align,
  className,
  onFieldFocused,
  onClose,
  children,
}: {
  button: RefObject<HTMLElement | null>
  label: string
  /** The element that labels it, instead. */
  labelId?: string
  align: 'start' | 'center' | 'end'
  className: string
  /** It begins with the field of a search, in which typing continues: called once that field has the focus. */
  onFieldFocused?: () => void
  onClose: () => void
  children: ReactNode
}) {
  const isPressedOutside = useRef(false)
  return (
    <Popover.Root open onOpenChange={(next) => next || onClose()}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          {...BESIDE_ITS_BUTTON}
          align={align}
          aria-labelledby={labelId}
          aria-label={labelId ? undefined : label}
          className={className}
          onInteractOutside={(event) => {
            // The button itself closes the panel that is open.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
            else isPressedOutside.current = true
          }}
          onOpenAutoFocus={(event) => {
            if (!onFieldFocused) return
            focusField(event)
            onFieldFocused()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!isPressedOutside.current) button.current?.focus()
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
