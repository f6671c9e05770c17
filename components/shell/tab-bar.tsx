'use client'

import { Building2, CreditCard, Ellipsis, FileText, House, type LucideIcon, Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { MissingPart } from '@/components/ui/feedback/missing-part'
import { Link } from '@/components/ui/navigation/link'
import { useLatePart } from '@/components/ui/use-late-part'
import { isWithin } from './nav-items'
import { useRecordHref } from './use-record-href'

const loadSheet = () => import('./more-sheet').then(({ MoreSheet }) => MoreSheet)

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
      <MoreButton waitingCount={waitingCount} foot={foot} />
    </nav>
  )
}

function MoreButton(props: { waitingCount: number; foot: ReactNode }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { Part: MoreSheet, isMissing, prepare } = useLatePart(loadSheet)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          prepare()
          setOpen(true)
        }}
        className={`${TAB} text-text-3 outline-offset-[-2px]`}
      >
        <Icon of={Ellipsis} size={20} />
        More
      </button>
      {open && isMissing ? <MissingPart /> : null}
      {open && MoreSheet ? <MoreSheet {...props} button={button} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
