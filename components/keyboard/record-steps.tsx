'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { IconLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { landAfterNavigation } from './landing'
import { useShortcut } from './shortcuts'

/**
 * The steps of a record that was opened from a list: the one before and the one after it, and back to its row. With the
 * mouse, or with K, J and Esc; after each the focus is on the record, or on the row.
 */
export function RecordSteps({
  id,
  noun,
  previousHref,
  nextHref,
  listHref,
  children,
}: {
  id: string
  noun: 'payment' | 'case' | 'row'
  previousHref: string | undefined
  nextHref: string | undefined
  listHref: string
  children?: ReactNode
}) {
  const router = useRouter()
  const go = (href: string, rowId?: string) => {
    landAfterNavigation(rowId)
    router.push(href)
  }
  const key = (keys: string, label: string, href: string | undefined, rowId?: string) =>
    href ? { keys, label, group: 'This record' as const, run: () => go(href, rowId) } : null
  useShortcut(key('j', `Next ${noun}`, nextHref))
  useShortcut(key('k', `Previous ${noun}`, previousHref))
  useShortcut(key('Escape', 'Back to the list', listHref, id))
  const land = (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) landAfterNavigation()
  }
  return (
    <span className="flex items-center max-desktop:-ml-2.5">
      {children}
      {previousHref ? (
        <IconLink label={`Previous ${noun}`} href={previousHref} onClick={land} aria-keyshortcuts="k">
          <Icon of={ChevronLeft} />
        </IconLink>
      ) : null}
      {nextHref ? (
        <IconLink label={`Next ${noun}`} href={nextHref} onClick={land} aria-keyshortcuts="j">
          <Icon of={ChevronRight} />
        </IconLink>
      ) : null}
    </span>
  )
}
