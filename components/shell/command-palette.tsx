'use client'

import { Search } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { KeyHint } from '@/components/ui/display/key-hint'
import { MissingPart } from '@/components/ui/feedback/missing-part'
import { useEarlyTyping } from '@/components/ui/use-early-typing'
import { useLatePart } from '@/components/ui/use-late-part'

const loadPalette = () => import('./palette').then(({ Palette }) => Palette)

/**
 * Search, go to and do: the button of the top bar, and Cmd-K or Ctrl-K from anywhere. What it opens is loaded when it
 * is meant: with the pointer over the button, or once Cmd or Ctrl is down.
 */
export function CommandPalette() {
  const [open, setOpen] = useState(false)
  const { Part: Palette, isMissing, prepare } = useLatePart(loadPalette)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const show = useCallback(() => {
    prepare()
    setOpen((now) => isMissing || !now)
  }, [prepare, isMissing])
  const { typed, setTyped, ready } = useEarlyTyping({ isOpen: open, isMissing, cancel: close })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') prepare()
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      show()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [prepare, show])
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={show}
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
      </button>
      {open && isMissing ? <MissingPart /> : null}
      {open && Palette ? (
        <Palette button={button} typed={typed} onType={setTyped} onReady={ready} onClose={close} />
      ) : null}
    </>
  )
}
