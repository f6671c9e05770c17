'use client'

import { ArrowDownUp } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { Link } from '@/components/ui/navigation/link'

export type OrderLink = { sort: string; label: string; href: string; current: boolean }

/** The order of the list as links, for a list whose rows are folded and have no header to press. */
export function OrderMenu({ links }: { links: readonly OrderLink[] }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small" icon={<Icon of={ArrowDownUp} />}>
          Order
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Order"
          className={classNames(
            'z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-24px)]',
            'overflow-y-auto rounded-overlay bg-surface p-2 shadow-overlay',
          )}
        >
          <ul>
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
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
