import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** Rows in a panel that need no columns: a name, a figure at the right, a second line, a meter. */
export function RowList({ children }: { children: ReactNode }) {
  return <ul>{children}</ul>
}

/** One row: `title` is usually a RowLink, `note` a grey word after it, `end` the figure, `sub` the second line. */
export function RowListItem({
  title,
  note,
  end,
  sub,
  tight,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  end?: ReactNode
  sub?: ReactNode
  tight?: boolean
  children?: ReactNode
}) {
  return (
    <li className={classNames('border-b border-line px-4 last:border-b-0', tight ? 'py-[7px]' : 'py-[9px]')}>
      <div className="flex items-baseline gap-2">
        <span className="-my-1 min-w-0 truncate py-1">{title}</span>
        {note ? <span className="whitespace-nowrap text-text-3">{note}</span> : null}
        {end === undefined ? null : <span className="ml-auto whitespace-nowrap tabular-nums">{end}</span>}
      </div>
      {children ? <div className="mt-1.5 mb-[5px]">{children}</div> : null}
      {sub ? <p className="text-xs text-text-3">{sub}</p> : null}
    </li>
  )
}
