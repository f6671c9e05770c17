'use client'

import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { KeyHint } from '@/components/ui/display/key-hint'
import type { PaletteProps } from './palette'
import { useEarlyTyping } from './use-early-typing'

const loadPalette = () => import('./palette').then(({ Palette }) => Palette)

/**
 * Search, go to and do: the button of the top bar, and Cmd-K or Ctrl-K from anywhere. What it opens is loaded when it
 * is meant: with the pointer over the button, or once Cmd or Ctrl is down.
 */
export function CommandPalette() {
  const [open, setOpen] = useState(false)
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const prepare = useCallback(() => {
    loadPalette().then(
      (loaded) => setPalette(() => loaded),
      () => setMissing(true),
    )
  }, [])
  const typed = useEarlyTyping(open && !Palette, close)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') prepare()
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      prepare()
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [prepare])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={prepare}
        className={classNames(
          'flex h-control w-80 min-w-0 items-center gap-2 rounded-control border border-line-strong bg-surface',
          'pr-2 pl-2.5 text-left text-text-3 hover:bg-hover max-tablet:size-10 max-tablet:shrink-0',
          'max-tablet:justify-center max-tablet:p-0',
        )}
      >
        <Icon of={Search} className="text-text-4" />
        <span className="truncate max-tablet:sr-only">Search or go to</span>
        <span className="ml-auto max-desktop:hidden">
          <KeyHint keys="⌘ K" />
        </span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className={classNames(
            'fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-140 -translate-x-1/2 overflow-hidden',
            'rounded-overlay bg-surface shadow-overlay max-tablet:top-4',
          )}
        >
          <Dialog.Title className="sr-only">Search or go to</Dialog.Title>
          {Palette ? <Palette initiallyTyped={typed} onDone={close} /> : <Loading isMissing={isMissing} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** As high as the field that replaces it, so that nothing moves. */
function Loading({ isMissing }: { isMissing: boolean }) {
  return (
    <p role={isMissing ? 'alert' : undefined} className="min-h-12 px-4 py-3 text-lg text-text-3">
      {isMissing ? 'The search could not be loaded. Check the connection and open it again' : 'Loading the search'}
    </p>
  )
}
