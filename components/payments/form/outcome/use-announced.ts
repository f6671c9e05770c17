'use client'

import { useEffect, useRef, useState } from 'react'
import { type Announced, isAsAnnounced } from '@/lib/compliance/rules/approval/announced'

/** Long enough to see that a label has changed before it is pressed. */
const READING_MILLISECONDS = 400

const keyOf = ({ state, blockedBy }: Announced): string => [state, ...blockedBy].join()

/**
 * What the button announces, and what is posted as announced. A worse outcome than before counts as announced once it
 * has stood for a moment: a press in the instant of the change was meant for the one before it.
 */
export function useAnnounced(shown: Announced): { posted: Announced; isNew: boolean } {
  const [read, setRead] = useState(shown)
  const newest = useRef(shown)
  newest.current = shown
  const [readKey, shownKey] = [keyOf(read), keyOf(shown)]
  useEffect(() => {
    if (readKey === shownKey) return
    const timer = setTimeout(() => setRead(newest.current), READING_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [readKey, shownKey])
  const isNew = !isAsAnnounced(read, shown)
  return { posted: isNew ? read : shown, isNew }
}
