'use client'

import { ArrowDownUp } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { OPENED_FRAME } from '@/components/ui/feedback/opened-frame'
import { PopoverPanel } from '@/components/ui/feedback/popover-panel'
import { Link } from '@/components/ui/navigation/link'

export type OrderLink = { sort: string; label: string; href: string; current: boolean }

/** The order of the list as links, for a list whose rows are folded and have no header to press. */
export function OrderMenu({ links }: { links: readonly OrderLink[] }) {
  const [open, setOpen] = useState(false)
  return (
    <PopoverPanel
      open={open}
      onOpenChange={setOpen}
      label="Order"
      className={classNames(OPENED_FRAME, 'w-72')}
      trigger={
        <Button size="small" icon={<Icon of={ArrowDownUp} />}>
          Order
        </Button>
      }
    >
      <ul className="p-2">
        {links.map(({ sort, label, href, current }) => (
          <li key={sort}>
            <Link
              href={href}
              replace
              onClick={() => setOpen(false)}
              aria-current={current ? 'true' : undefined}
              className={classNames(
                'block rounded-control px-2 py-1.5 hover:bg-hover max-tablet:py-2.5',
                current && 'bg-accent-soft font-medium',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </PopoverPanel>
  )
}
