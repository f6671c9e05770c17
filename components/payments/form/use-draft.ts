'use client'

import { useEffect, useRef, useState } from 'react'
import type { TypedPayment } from './typed-payment'

const PLACE = 'headroom.payment-draft.3'

/**
 * Keeps what is typed in this tab, so that a reload, a lost session or a closed page loses nothing. A draft is no
 * entry: it reserves nothing and nobody else sees it. `restored` is the draft of an earlier visit, offered once.
 */
export function useDraft(typed: TypedPayment, isUntouched: boolean) {
  const [restored, setRestored] = useState<TypedPayment | null>(null)
  const looked = useRef(false)
  useEffect(() => {
    if (!looked.current) {
      looked.current = true
      setRestored(readDraft())
      return
    }
    if (isUntouched) return
    const timer = setTimeout(() => sessionStorage.setItem(PLACE, JSON.stringify(typed)), 500)
    return () => clearTimeout(timer)
  }, [typed, isUntouched])
  return {
    restored,
    decline: () => setRestored(null),
    forget: () => {
      setRestored(null)
      sessionStorage.removeItem(PLACE)
    },
  }
}

function readDraft(): TypedPayment | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'destinations' in kept ? (kept as TypedPayment) : null
  } catch {
    return null
  }
}
