'use client'

import { Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { useRecordHref } from './use-record-href'

/**
 * Leads to the form, with the record that the page is about, from every page but the form itself, whose own button is
 * the primary one.
 */
export function RecordLink() {
  const href = useRecordHref()
  if (usePathname() === '/payments/new') return null
  return (
    <ButtonLink href={href} tone="primary" icon={<Icon of={Plus} />} className="max-tablet:hidden">
      Record payment
    </ButtonLink>
  )
}
