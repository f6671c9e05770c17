import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Brand } from './brand'
import { NavLinks } from './nav-links'
import type { ShellFacts } from './shell-facts'
import { SignOutIcon } from './sign-out'

/** The navigation of a wide screen. `ledgerStatus` is above the versions at its foot. */
export function Sidebar({ facts, ledgerStatus }: { facts: ShellFacts; ledgerStatus?: ReactNode }) {
  return (
    <aside
      aria-label="Organisation"
      className={classNames(
        'sticky top-0 flex h-dvh flex-col overflow-y-auto border-r border-line px-3 pb-3 max-tablet:hidden',
        'print:hidden',
      )}
    >
      <Brand className="h-top shrink-0 px-2" />
      <p
        className={classNames(
          'mt-1 mb-3 shrink-0 truncate rounded-control border border-line bg-surface px-2 py-[7px] text-sm',
          'font-medium',
        )}
      >
        {facts.organisation.name}
      </p>
      <nav aria-label="Main">
        <NavLinks group="work" waitingCount={facts.waitingCount} />
        <div className="m-2 h-px bg-line" />
        <NavLinks group="proof" waitingCount={0} />
      </nav>
      <div className="mt-auto grid gap-0.5 px-2 pt-6 pb-3 text-xs text-text-3">
        <LedgerFoot facts={facts} ledgerStatus={ledgerStatus} />
      </div>
      <div className="flex items-center gap-2.5 border-t border-line px-2 pt-3 text-sm leading-4 font-medium">
        <Face name={facts.person.name} />
        <Person facts={facts} />
        <span className="-mr-2 ml-auto">
          <SignOutIcon />
        </span>
      </div>
    </aside>
  )
}

/** The proof of the ledger, and the versions of the rules and places that decide. */
export function LedgerFoot({ facts, ledgerStatus }: { facts: ShellFacts; ledgerStatus?: ReactNode }) {
  return (
    <>
      {ledgerStatus}
      <span>Rules {facts.rulesVersion}</span>
      <span title={facts.placesVersion}>Places {facts.placesVersion.split('+')[0]}</span>
    </>
  )
}

/** A person's initials in a circle. */
export function Face({ name }: { name: string }) {
  const words = name.split(/\s+/).filter(Boolean)
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('')
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-2xs font-semibold text-text-2"
    >
      {initials.toUpperCase()}
    </span>
  )
}

/** The person's name, and the role beneath it. */
export function Person({ facts }: { facts: ShellFacts }) {
  return (
    <span className="min-w-0">
      <span className="block truncate">{facts.person.name}</span>
      <span className="block text-xs font-normal text-text-3 capitalize">{facts.person.role}</span>
    </span>
  )
}
