'use client'

import { useEffect, useState } from 'react'

/**
 * Collects what is typed while the field it is meant for is `loading`, and keeps it from the page, where a single key
 * is a shortcut. Escape calls `cancel`. Empty again with the next loading.
 */
export function useEarlyTyping(loading: boolean, cancel: () => void): string {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (!loading) return
    setTyped('')
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
  }, [loading, cancel])
  return typed
}
