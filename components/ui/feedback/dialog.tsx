'use client'

import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button'
import { classNames } from '../class-names'

type ContentProps = {
  title: string
  description?: ReactNode
  footer?: ReactNode
  /** For a form of several columns. */
  wide?: boolean
  children?: ReactNode
}

/**
 * A question that must be answered before anything else. Focus stays inside; Escape and a press outside answer no,
 * until something is typed: then a press outside does nothing, and Escape asks before it is discarded.
 * `footer` holds the buttons, the harmless one first; give DialogClose to the one that only closes.
 */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  children,
  ...content
}: ContentProps & {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Content {...content}>{children}</Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Mounted while the dialog is open: what was typed is known per opening. */
function Content({ title, description, footer, wide, children }: ContentProps) {
  const [isTyped, setTyped] = useState(false)
  const [isAsking, setAsking] = useState(false)
  return (
    <Radix.Content
      {...(description ? {} : { 'aria-describedby': undefined })}
      onInput={() => setTyped(true)}
      onInteractOutside={(event) => {
        if (isTyped) event.preventDefault()
      }}
      onEscapeKeyDown={(event) => {
        if (!isTyped) return
        event.preventDefault()
        setAsking(true)
      }}
      className={classNames(
        'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)]',
        wide ? 'max-w-180' : 'max-w-120',
        '-translate-x-1/2 -translate-y-1/2 flex-col rounded-overlay bg-surface shadow-overlay',
      )}
    >
      <div className="min-h-0 overflow-y-auto p-5">
        <Radix.Title className="mb-1.5 text-lg font-semibold">{title}</Radix.Title>
        {description ? <Radix.Description className="text-text-2">{description}</Radix.Description> : null}
        {children ? <div className="mt-3.5">{children}</div> : null}
      </div>
      {isAsking ? <DiscardQuestion keep={() => setAsking(false)} /> : null}
      {footer && !isAsking ? (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
      ) : null}
    </Radix.Content>
  )
}

function DiscardQuestion({ keep }: { keep: () => void }) {
  const footer = useRef<HTMLElement>(null)
  useEffect(() => footer.current?.querySelector('button')?.focus(), [])
  return (
    <footer
      ref={footer}
      role="alert"
      className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3"
    >
      <p className="mr-auto font-medium">Discard what you typed?</p>
      <Button onClick={keep}>Keep editing</Button>
      <DialogClose>
        <Button tone="danger">Discard</Button>
      </DialogClose>
    </footer>
  )
}

/** Closes the dialog around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}
