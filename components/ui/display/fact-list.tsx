import type { ReactNode } from 'react'
import type { GlossaryTerm } from '@/lib/compliance/law/glossary'
import { classNames } from '../class-names'
import { TermHelp } from './term-help'

export type Fact = { label: string; value: ReactNode; strong?: boolean; term?: GlossaryTerm }

const WIDTHS = {
  narrow: 'grid-cols-[84px_minmax(0,1fr)] max-tablet:grid-cols-[72px_minmax(0,1fr)]',
  normal: 'grid-cols-[112px_minmax(0,1fr)]',
  wide: 'grid-cols-[176px_minmax(0,1fr)] max-tablet:grid-cols-[112px_minmax(0,1fr)]',
} as const

/** Names and values in two columns. An unknown value is a dash, never blank. */
export function FactList({ facts, width = 'normal' }: { facts: readonly Fact[]; width?: keyof typeof WIDTHS }) {
  return (
    <dl className={classNames('grid items-baseline gap-x-3 gap-y-[3px] text-sm leading-[18px]', WIDTHS[width])}>
      {facts.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-text-3">
            {fact.label}
            {fact.term ? <TermHelp term={fact.term} className="align-middle" /> : null}
          </dt>
          <dd className={classNames('wrap-anywhere [&>a]:inline-block [&>a]:py-[3px]', fact.strong && 'font-medium')}>
            {fact.value ?? <span className="text-text-3">-</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
