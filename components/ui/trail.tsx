import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** One event: what happened, and beneath it when and under which rules. `todo` is what comes next. */
export type TrailItem = { key: string; says: ReactNode; meta?: ReactNode; todo?: boolean }

/** What happened, in order, oldest first. */
export function Trail({ items }: { items: readonly TrailItem[] }) {
  return (
    <ol className="text-sm leading-[18px]">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative grid grid-cols-[9px_minmax(0,1fr)] gap-2.5 pb-2 not-last:after:absolute not-last:after:top-3 not-last:after:bottom-[-6px] not-last:after:left-1 not-last:after:w-px not-last:after:bg-line"
        >
          <span
            aria-hidden="true"
            className={classNames(
              'z-1 mx-px mt-1.5 size-[7px] rounded-full border-[1.5px]',
              item.todo ? 'border-accent bg-accent' : 'border-text-4 bg-surface',
            )}
          />
          <div className="wrap-anywhere">
            <div className={item.todo ? 'font-medium' : undefined}>{item.says}</div>
            {item.meta ? <div className="text-xs text-text-3">{item.meta}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
