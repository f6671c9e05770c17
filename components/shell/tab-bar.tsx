'use client'

import { Building2, CreditCard, Ellipsis, FileText, House, type LucideIcon, Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { Link } from '@/components/ui/navigation/link'
import { isWithin } from './nav-items'
import { NavLinks } from './nav-links'
import { useRecordHref } from './use-record-href'

type Tab = { href: string; label: string; icon: LucideIcon }

const TABS: readonly Tab[] = [
  { href: '/', label: 'Overview', icon: House },
  { href: '/payments', label: 'Payments', icon: CreditCard },
]
const RECORD: Tab = { href: '/payments/new', label: 'Record', icon: Plus }
const LICENSES: Tab = { href: '/fsb-licenses', label: 'Licenses', icon: FileText }
const COMPANIES: Tab = { href: '/companies', label: 'Companies', icon: Building2 }

const TAB = 'grid h-full w-full place-content-center justify-items-center gap-[3px] text-2xs leading-[14px] font-medium'

/**
 * The navigation of a narrow screen: four tabs and a sheet with the rest. `foot` is shown in the sheet: the person and
 * the sign-out button.
 */
export function TabBar({
  canRecord,
  waitingCount,
  foot,
}: {
  canRecord: boolean
  waitingCount: number
  foot: ReactNode
}) {
  const pathname = usePathname()
  const recordHref = useRecordHref()
  const tabs = [...TABS, canRecord ? RECORD : LICENSES, COMPANIES]
  const current = tabs.filter((tab) => isWithin(pathname, tab.href)).at(-1)
  return (
    <nav
      aria-label="Main, narrow"
      className={classNames(
        'fixed inset-x-0 bottom-0 z-30 grid h-15 grid-cols-5 border-t border-line bg-surface tablet:hidden',
        'print:hidden',
      )}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab === RECORD ? recordHref : tab.href}
          aria-current={tab === current ? 'page' : undefined}
          className={`${TAB} outline-offset-[-2px] ${tab === current ? 'text-accent' : 'text-text-3'}`}
        >
          <Icon of={tab.icon} size={20} />
          {tab.label}
        </Link>
      ))}
      <MoreSheet waitingCount={waitingCount} foot={foot} />
    </nav>
  )
}

function MoreSheet({ waitingCount, foot }: { waitingCount: number; foot: ReactNode }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={`${TAB} text-text-3 outline-offset-[-2px]`}>
        <Icon of={Ellipsis} size={20} />
        More
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 max-h-[85dvh] overflow-y-auto rounded-t-overlay bg-surface p-4',
            'shadow-overlay',
          )}
        >
          <Dialog.Title className="mb-2 px-2 text-lg font-semibold">All pages</Dialog.Title>
          <NavLinks group="work" waitingCount={waitingCount} roomy onFollow={close} />
          <div className="m-2 h-px bg-line" />
          <NavLinks group="proof" waitingCount={0} roomy onFollow={close} />
          <div className="mt-3 border-t border-line px-2 pt-4">{foot}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
