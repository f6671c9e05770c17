import type { ReactNode } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'

export type TabLink = { href: string; label: ReactNode; count?: number; current?: boolean }

/** Saved views or parts of a record, as links: each has its address. The only thing that may scroll sideways. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav
      aria-label={label}
      className="mb-3 flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none] print:hidden"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={classNames(
            'border-b-2 pt-2 pb-[9px] font-medium whitespace-nowrap outline-offset-[-2px] hover:text-text',
            tab.current ? 'border-accent text-text' : 'border-transparent text-text-2',
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="ml-1 font-normal text-text-3">{tab.count.toLocaleString('en-US')}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
