'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

/** A list begins with five rows, or is closed. */
const CLOSED = { five: 'not-print:[&_tbody>tr:nth-child(n+6)]:hidden!', none: 'not-print:hidden' }

/**
 * Shows the first rows of the table within, or none and not even its note, and the rest on request. Paper has all of
 * them.
 */
export function MoreRows({
  count,
  what,
  first,
  note,
  children,
}: {
  count: number
  what: string
  first: keyof typeof CLOSED
  note: ReactNode
  children: ReactNode
}) {
  const [all, setAll] = useState(false)
  const fewer = first === 'none' ? `Hide the ${what}` : `Show the first ${what} only`
  return (
    <>
      <div className={all ? undefined : CLOSED[first]}>
        {children}
        {first === 'none' ? note : null}
      </div>
      <Button tone="quiet" size="small" className="-ml-2.5" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? fewer : `Show all ${count.toLocaleString('en-US')} ${what}`}
      </Button>
      {first === 'none' ? null : note}
    </>
  )
}
