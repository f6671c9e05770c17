'use client'

import { Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** Leads to the form from every page but the form itself, whose own button is the primary one. */
export function RecordLink() {
  if (usePathname() === '/payments/new') return null
  return (
    <ButtonLink href="/payments/new" tone="primary" icon={<Icon of={Plus} />} className="max-tablet:hidden">
      Record payment
    </ButtonLink>
  )
}
