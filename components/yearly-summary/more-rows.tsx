'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Shows the first five rows of the table within, and the rest on request. Paper has all of them. */
export function MoreRows({ count, what, children }: { count: number; what: string; children: ReactNode }) {
  const [all, setAll] = useState(false)
  return (
    <div className={all ? undefined : 'not-print:[&_tbody>tr:nth-child(n+6)]:hidden!'}>
      {children}
      <Button tone="quiet" size="small" className="mt-1 -ml-2.5" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? `Show the first ${what} only` : `Show all ${count.toLocaleString('en-US')} ${what}`}
      </Button>
    </div>
  )
}
