import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** The foot of a table: the total is under one rule and, with TotalAmount, over two, as on paper. */
export function TotalRow({ children }: { children: ReactNode }) {
  return (
    <tfoot className="folded:group-data-folds/table:block">
      <tr
        className={classNames(
          'folded:group-data-folds/table:flex folded:group-data-folds/table:flex-wrap',
          'folded:group-data-folds/table:gap-x-3 folded:group-data-folds/table:gap-y-1',
          'folded:group-data-folds/table:border-t folded:group-data-folds/table:border-text',
          'folded:group-data-folds/table:px-4 folded:group-data-folds/table:py-2.5',
        )}
      >
        {children}
      </tr>
    </tfoot>
  )
}

/** A cell of the total row. `hidden` leaves it out where the table folds. */
export function TotalCell({
  num,
  colSpan,
  hidden,
  children,
}: {
  num?: boolean
  colSpan?: number
  hidden?: boolean
  children?: ReactNode
}) {
  return (
    <td
      colSpan={colSpan}
      className={classNames(
        'border-t border-text px-2 py-[9px] font-semibold first:pl-4 last:pr-4',
        'folded:group-data-folds/table:border-0 folded:group-data-folds/table:p-0!',
        num && 'text-right whitespace-nowrap tabular-nums folded:group-data-folds/table:ml-auto',
        hidden && 'folded:group-data-folds/table:hidden',
      )}
    >
      {children}
    </td>
  )
}

/** A total over its two rules. */
export function TotalAmount({ children }: { children: ReactNode }) {
  return <span className="inline-block border-b-3 border-double border-text pb-px font-semibold">{children}</span>
}
