import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** One event, and beneath it the time and the rules. `todo` marks the next step. */
export type TrailItem = { key: string; description: ReactNode; meta?: ReactNode; todo?: boolean }

/** The events, newest first. */
export function Trail({ items }: { items: readonly TrailItem[] }) {
  return (
    <ol className="text-sm leading-[18px]">
      {items.map((item) => (
        <li
          key={item.key}
          className={classNames(
            'relative grid grid-cols-[9px_minmax(0,1fr)] gap-2.5 pb-2 not-last:after:absolute',
            'not-last:after:top-3 not-last:after:bottom-[-6px] not-last:after:left-1 not-last:after:w-px',
            'not-last:after:bg-line',
          )}
        >
          <span
            aria-hidden="true"
            className={classNames(
              'z-1 mx-px mt-1.5 size-[7px] rounded-full border-[1.5px]',
              item.todo ? 'border-accent bg-accent' : 'border-text-4 bg-surface',
            )}
          />
          <div className="wrap-anywhere">
            <div className={item.todo ? 'font-medium' : undefined}>{item.description}</div>
            {item.meta ? <div className="text-xs text-text-3">{item.meta}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
