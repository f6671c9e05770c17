import { type ReactNode, Suspense } from 'react'
import { classNames } from '@/components/ui/class-names'
import { can } from '@/lib/permissions/permissions'
import { DemoBanner } from './demo-banner'
import type { ShellFacts } from './shell-facts'
import { ShortcutKeys } from './shortcut-keys'
import { Face, LedgerFoot, Person, Sidebar } from './sidebar'
import { SignOutButton } from './sign-out'
import { TabBar } from './tab-bar'
import { TopBar } from './top-bar'

/**
 * The frame of every page behind sign-in: navigation at the left, or at the foot of a narrow screen; search and year
 * above; the page. `ledgerStatus` is filled by the layout.
 */
export function Shell({
  facts,
  ledgerStatus,
  children,
}: {
  facts: ShellFacts
  ledgerStatus?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <a
        href="#content"
        className={classNames(
          'sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control',
          'focus:bg-surface focus:px-3 focus:py-2 focus:font-medium focus:text-accent focus:shadow-overlay',
          'print:hidden',
        )}
      >
        Skip to the page
      </a>
      <div className="min-h-dvh tablet:grid tablet:grid-cols-[var(--spacing-side)_minmax(0,1fr)] print:block">
        <Sidebar facts={facts} ledgerStatus={ledgerStatus} />
        <div className="min-w-0">
          {facts.organisation.demo ? <DemoBanner /> : null}
          <TopBar facts={facts} />
          <main
            id="content"
            tabIndex={-1}
            className={classNames(
              'max-w-330 px-gutter pt-6 pb-10 outline-none max-tablet:pt-4 max-tablet:pb-24',
              'max-desktop:has-data-outcome-bar:pb-24 max-tablet:has-data-outcome-bar:pb-36',
              'print:max-w-none print:p-0',
            )}
          >
            {children}
          </main>
        </div>
      </div>
      <Suspense>
        <ShortcutKeys
          records={can(facts.person.role, 'payments:record')}
          decides={can(facts.person.role, 'payments:decide')}
        />
      </Suspense>
      <TabBar
        canRecord={can(facts.person.role, 'payments:record')}
        waitingCount={facts.waitingCount}
        foot={<SheetFoot facts={facts} ledgerStatus={ledgerStatus} />}
      />
    </>
  )
}

function SheetFoot({ facts, ledgerStatus }: { facts: ShellFacts; ledgerStatus?: ReactNode }) {
  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-2.5 text-sm leading-4 font-medium">
        <Face name={facts.person.name} />
        <Person facts={facts} />
        <span className="ml-auto truncate text-text-3">{facts.organisation.name}</span>
      </div>
      <div className="grid gap-0.5 text-xs text-text-3">
        <LedgerFoot facts={facts} ledgerStatus={ledgerStatus} />
      </div>
      <SignOutButton />
    </div>
  )
}
