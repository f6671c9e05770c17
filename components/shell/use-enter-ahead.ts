'use client'

import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'

/**
 * Enter pressed ahead of the search: `choose` is called once what was `typed` then is answered. Typing on takes
 * it back. Enter on a row that can be chosen is left to the list. Returns what the list does with a key.
 */
export function useEnterAhead(typed: string, isAnswered: boolean, choose: () => void) {
  const [entered, setEntered] = useState<string | null>(null)
  const chooseNow = useEffectEvent(choose)
  useEffect(() => {
    if (entered === null) return
    if (entered === typed && !isAnswered) return
    setEntered(null)
    if (entered === typed) chooseNow()
  }, [entered, typed, isAnswered])
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim().length < 2) return
    if (event.currentTarget.querySelector('[cmdk-item][aria-selected="true"]:not([aria-disabled="true"])')) return
    event.preventDefault()
    setEntered(typed)
  }
}
