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
  /** May be split over several pages when printed; any other section stays on one page. */
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

/** A table aligned with the margins of the page: its first and last columns have no padding. */
export function PaperTable({ children }: { children: ReactNode }) {
  return (
    <div
      className={classNames(
        '[&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0',
        '[&_tr]:max-tablet:px-0!',
      )}
    >
      {children}
    </div>
  )
}

/** A note beneath a table: what its figures include and exclude. */
export function PaperNote({ children }: { children: ReactNode }) {
  return <p className="mt-1.5 max-w-[92ch] text-xs text-text-3">{children}</p>
}
