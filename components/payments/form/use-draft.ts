'use client'

import { useEffect, useRef, useState } from 'react'
import type { FormState } from './form-state'

const PLACE = 'headroom.payment-draft.3'

/**
 * Stores what is typed in this tab, so that a reload, a lost session or a closed page loses nothing. A draft is not an
 * entry: it reserves nothing and no one else sees it. `restored` is the draft of an earlier visit, offered once.
 */
export function useDraft(typed: FormState, isUntouched: boolean) {
  const [restored, setRestored] = useState<FormState | null>(null)
  const looked = useRef(false)
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!looked.current) {
      looked.current = true
      setRestored(readDraft())
      return
    }
    if (isUntouched) return
    saving.current = setTimeout(() => sessionStorage.setItem(PLACE, JSON.stringify(typed)), 500)
    return () => clearTimeout(saving.current)
  }, [typed, isUntouched])
  return {
    restored,
    decline: () => setRestored(null),
    forget: () => {
      setRestored(null)
      // What was typed just before belongs to the same entry.
      clearTimeout(saving.current)
      sessionStorage.removeItem(PLACE)
    },
  }
}

function readDraft(): FormState | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'destinations' in kept ? (kept as FormState) : null
  } catch {
    return null
  }
}
