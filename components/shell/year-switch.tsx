'use client'

import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { Icon } from '@/components/ui/display/icon'
import { Link } from '@/components/ui/navigation/link'
import type { ShellYear } from './shell-facts'

/** The pages of which everything is of one calendar year. */
const YEAR_PAGES = /^\/(companies($|\/[^/]+$)|yearly-summary$)/

type YearSwitchProps = { years: readonly ShellYear[]; currentYear: number }

/**
 * The year switch above the page, where all of the page follows it. A page of which one part is of a year has the
 * switch in that part, and a list that can show every year has the year in its filter.
 */
export function PageYearSwitch(props: YearSwitchProps) {
  const pathname = usePathname()
  if (!YEAR_PAGES.test(pathname) || pathname === '/companies/new') return null
  return <YearSwitch {...props} />
}

/** The year, kept in the address: earlier, later, and whether it is still open. The page stays where it is scrolled. */
export function YearSwitch({ years, currentYear }: YearSwitchProps) {
  const pathname = usePathname()
  const search = useSearchParams()
  const asked = Number(search.get('year'))
  const chosen = years.find(({ year }) => year === asked) ?? years.find(({ year }) => year === currentYear)
  if (!chosen) return null
  const href = (year: number): string | undefined => {
    if (!years.some((known) => known.year === year)) return undefined
    const next = new URLSearchParams(search)
    for (const place of ['after', 'before']) next.delete(place)
    next.set('year', String(year))
    return `${pathname}?${next}`
  }
  return (
    <nav
      aria-label="Calendar year"
      className="flex h-control items-center rounded-control border border-line-strong bg-surface max-tablet:h-10"
    >
      <Step href={href(chosen.year - 1)} year={chosen.year - 1} icon={ChevronLeft} />
      <span className="border-x border-line px-2.5 leading-[30px] font-semibold whitespace-nowrap max-tablet:px-1">
        {chosen.year}
        <span className="ml-1.5 text-xs font-normal text-text-3">{chosen.closed ? 'closed' : 'open'}</span>
      </span>
      <Step href={href(chosen.year + 1)} year={chosen.year + 1} icon={ChevronRight} />
    </nav>
  )
}

const STEP = 'grid h-full w-7 place-items-center max-tablet:w-8'

function Step({ href, year, icon }: { href: string | undefined; year: number; icon: LucideIcon }) {
  if (!href) {
    return (
      <span className={`${STEP} text-line-strong opacity-50`}>
        <Icon of={icon} />
      </span>
    )
  }
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={String(year)}
      title={String(year)}
      className={`${STEP} text-text-3 hover:text-text`}
    >
      <Icon of={icon} />
    </Link>
  )
}
