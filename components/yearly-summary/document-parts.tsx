import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** One numbered section of the document. */
export function DocumentSection({
  id,
  number,
  title,
  long,
  children,
}: {
  id?: string
  number: number
  title: string
  /** May run over several sheets of paper; any other section stays on one. */
  long?: boolean
  children: ReactNode
}) {
  return (
    <section id={id} className={classNames('mt-8 min-w-0 max-tablet:mt-6', long && 'print:break-inside-auto!')}>
      <h2 className="mb-2 flex items-baseline gap-2.5 font-semibold">
        <span className="font-normal text-text-3">{number}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A table on the paper itself: its first and last columns stand on the margins. */
export function PaperTable({ children }: { children: ReactNode }) {
  return (
    <div className="[&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0 [&_tr]:max-tablet:px-0!">
      {children}
    </div>
  )
}

/** Small grey words beneath a table: what its figures do and do not mean. */
export function PaperNote({ children }: { children: ReactNode }) {
  return <p className="mt-1.5 max-w-[92ch] text-xs text-text-3">{children}</p>
}
