'use client'

import { Dialog } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { classNames } from '@/components/ui/class-names'
import { NavLinks } from './nav-links'

/** The sheet of a narrow screen with every page, from when it is mounted until `onClose`. */
export function MoreSheet({
  button,
  waitingCount,
  foot,
  onClose,
}: {
  button: RefObject<HTMLElement | null>
  waitingCount: number
  foot: ReactNode
  onClose: () => void
}) {
  return (
    <Dialog.Root open onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 max-h-[85dvh] overflow-y-auto rounded-t-overlay bg-surface p-4',
            'shadow-overlay',
          )}
        >
          <Dialog.Title className="mb-2 px-2 text-lg font-semibold">All pages</Dialog.Title>
          <NavLinks group="work" waitingCount={waitingCount} roomy onFollow={onClose} />
          <div className="m-2 h-px bg-line" />
          <NavLinks group="proof" waitingCount={0} roomy onFollow={onClose} />
          <div className="mt-3 border-t border-line px-2 pt-4">{foot}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
