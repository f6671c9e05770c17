'use client'

import { useCallback, useEffect, useState } from 'react'

/**
 * The text of a search field from when its panel `isOpen`, also before the field is there. Until `ready` is called,
 * with the focus in the field, what is typed is collected here and kept from the page, where a single key is a
 * shortcut; Escape calls `cancel`. While the panel `isMissing` nothing is collected. Empty again once it has closed.
 */
export function useEarlyTyping({
  isOpen,
  isMissing,
  cancel,
}: {
  isOpen: boolean
  isMissing: boolean
  cancel: () => void
}) {
  const [typed, setTyped] = useState('')
  const [isReady, setReady] = useState(false)
  const ready = useCallback(() => setReady(true), [])
  useEffect(() => {
    if (!isOpen) return
    return () => {
      setTyped('')
      setReady(false)
    }
  }, [isOpen])
  const isCollecting = isOpen && !isReady && !isMissing
  useEffect(() => {
    if (!isCollecting) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') cancel()
      else if (event.key === 'Backspace') setTyped((text) => text.slice(0, -1))
      else if (event.key.length === 1) setTyped((text) => text + event.key)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [isCollecting, cancel])
  return { typed, setTyped, ready }
}
