import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** The grid of the document: sections over its full width, and short ones beside each other where they fit. */
export function DocumentGrid({ children }: { children: ReactNode }) {
  return (
    <div
      className={classNames(
        'grid grid-cols-[minmax(0,1fr)] gap-x-8 @min-[660px]:grid-cols-[repeat(6,minmax(0,1fr))]',
        'print:gap-x-6',
      )}
    >
      {children}
    </div>
  )
}

export type CellWidth = 'third' | 'half' | 'full'

const WIDTHS: Record<CellWidth, string> = {
  // A list that is opened takes what it needs.
  third: classNames(
    '@min-[660px]:col-span-3 not-print:@min-[860px]:col-span-2',
    'not-print:@min-[860px]:has-[[aria-expanded=true]]:col-span-6',
  ),
  half: '@min-[660px]:col-span-3',
  full: '@min-[660px]:col-span-6',
}

type GridCellProps = { width: CellWidth; fullOnPaper?: boolean; children: ReactNode }

/** One cell of the grid; a list that runs over pages takes the full width on paper alone. */
export const GridCell = ({ width, fullOnPaper, children }: GridCellProps) => (
  <div className={classNames('min-w-0', WIDTHS[width], fullOnPaper && 'print:@min-[660px]:col-span-6')}>{children}</div>
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
      className={classNames('mt-4 min-w-0 max-tablet:mt-6 print:mt-5', long && 'print:break-inside-auto!')}
    >
      <h2 id={`${id}-title`} className="mb-1 flex items-baseline gap-2.5 font-semibold">
        <span className="font-normal text-text-3">{number}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/**
 * A table aligned with the margins of the page: its first and last columns have no padding. Its rows are as low as a
 * link of a row may be (WCAG 2.5.8), and its text is smaller where two tables share the width.
 */
export function PaperTable({ oneLine, children }: { oneLine?: boolean; children: ReactNode }) {
  return (
    <div
      className={classNames(
        'text-xs @min-[1000px]:text-sm print:text-[8pt] print:leading-[10.5pt]',
        '[&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0',
        '[&_td]:h-6! max-tablet:[&_td]:px-1.5 print:[&_td]:h-auto! print:[&_td]:px-1 print:[&_th]:px-1',
        '[&_[data-sub-line]]:leading-[15px] [&_td:has([data-sub-line])]:py-1! [&_tfoot_td]:py-1 [&_th]:py-0.5',
        '[&_tr]:max-tablet:px-0!',
        oneLine && '[&_[data-sub-line]]:ml-2 [&_[data-sub-line]]:inline',
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
  return <p className="mt-1 max-w-[150ch] text-xs text-text-3">{children}</p>
}
