import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** The grid of the document: sections over its full width, and short ones in pairs where two fit beside each other. */
export function DocumentGrid({ children }: { children: ReactNode }) {
  return (
    <div
      className={classNames(
        'grid grid-cols-[minmax(0,1fr)] gap-x-10 @min-[660px]:grid-cols-[repeat(2,minmax(0,1fr))]',
        'print:gap-x-6',
      )}
    >
      {children}
    </div>
  )
}

type GridCellProps = { full?: boolean; fullOnPaper?: boolean; children: ReactNode }

/** One cell of the grid: a half, or with `full` both; a list that runs over pages takes both on paper alone. */
export const GridCell = ({ full, fullOnPaper, children }: GridCellProps) => (
  <div
    className={classNames('min-w-0', full && '@min-[660px]:col-span-2', fullOnPaper && 'print:@min-[660px]:col-span-2')}
  >
    {children}
  </div>
)

/** One numbered section of the document. */
export function DocumentSection({
  id,
  number,
  title,
  long,
  children,
}: {
  id: string
  number: number
  title: string
  /** May be split over several pages when printed; any other section stays on one page. */
  long?: boolean
  children: ReactNode
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={classNames('mt-6 min-w-0 max-tablet:mt-6', long && 'print:break-inside-auto!')}
    >
      <h2 id={`${id}-title`} className="mb-1.5 flex items-baseline gap-2.5 font-semibold">
        <span className="font-normal text-text-3">{number}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A table aligned with the margins of the page: its first and last columns have no padding, and its rows are lower. */
export function PaperTable({ children }: { children: ReactNode }) {
  return (
    <div
      className={classNames(
        'text-sm max-tablet:text-xs print:text-[8pt] print:leading-[10.5pt]',
        '[&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0',
        '[&_td]:h-[26px]! max-tablet:[&_td]:px-1.5 print:[&_td]:h-auto! print:[&_td]:px-1 print:[&_th]:px-1',
        '[&_[data-sub-line]]:leading-[15px] [&_td:has([data-sub-line])]:py-1! [&_th]:py-1',
        '[&_tr]:max-tablet:px-0!',
        // At 320 px a long figure scrolls within its table, never the page.
        'max-[420px]:overflow-x-auto',
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
