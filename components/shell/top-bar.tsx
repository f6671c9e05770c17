import { Suspense } from 'react'
import { classNames } from '@/components/ui/class-names'
import { can } from '@/lib/permissions/permissions'
import { Brand } from './brand'
import { CommandPalette } from './command-palette'
import { RecordLink } from './record-link'
import type { ShellFacts } from './shell-facts'
import { ThemeToggle } from './theme-toggle'
import { PageYearSwitch } from './year-switch'

/** Search, the year, the theme, and the one thing that is done most. */
export function TopBar({ facts }: { facts: ShellFacts }) {
  const canRecord = can(facts.person.role, 'payments:record')
  return (
    <header
      className={classNames(
        'flex h-top items-center gap-2 border-b border-line bg-canvas px-gutter max-tablet:sticky',
        'max-tablet:top-0 max-tablet:z-20 print:hidden',
      )}
    >
      <Brand bare className="tablet:hidden" />
      <CommandPalette />
      <div className="ml-auto flex items-center gap-2">
        <Suspense>
          <PageYearSwitch years={facts.years} currentYear={facts.currentYear} />
        </Suspense>
        <ThemeToggle />
        <Suspense>{canRecord ? <RecordLink /> : null}</Suspense>
      </div>
    </header>
  )
}
