'use client'

import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { IconButton } from '../button'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { BESIDE_ITS_BUTTON, OPENED_FRAME } from '../feedback/opened-frame'

/** What is done less often on a page, behind one button beside the others. */
export function MoreMenu({ label = 'More actions', children }: { label?: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={label} tone="secondary">
          <Icon of={Ellipsis} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          {...BESIDE_ITS_BUTTON}
          align="end"
          className={classNames(OPENED_FRAME, 'min-w-50 py-1.5')}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const ITEM = 'flex w-full items-center px-4 py-1.5 text-left outline-none data-highlighted:bg-hover max-tablet:min-h-11'

/** An item that leads to another page. */
export function MenuLink(props: ComponentProps<typeof Link>) {
  return (
    <DropdownMenu.Item asChild>
      <Link {...props} className={ITEM} />
    </DropdownMenu.Item>
  )
}
