import { type ReactNode, useId } from 'react'
import { classNames } from '../class-names'

type PanelProps = {
  title?: ReactNode
  /** Shown after the title in grey: a count with its period. */
  count?: ReactNode
  /** The right end of the header: a sum, a link. */
  end?: ReactNode
  footer?: ReactNode
  footerEnd?: ReactNode
  /** `danger` draws the border of a refusal. */
  tone?: 'plain' | 'danger'
  /** Pads the body. A table or a list has its own padding. */
  padded?: boolean
  level?: 2 | 3
  id?: string
  className?: string
  children?: ReactNode
}

/** A sheet on the page: header, rows, footer. With a title it is a region that can be jumped to. */
export function Panel({
  title,
  count,
  end,
  footer,
  footerEnd,
  tone = 'plain',
  padded,
  level = 2,
  id,
  className,
  children,
}: PanelProps) {
  const titleId = useId()
  const Heading = `h${level}` as const
  return (
    <section
      id={id}
      aria-labelledby={title ? titleId : undefined}
      className={classNames(
        'min-w-0 rounded-panel border bg-surface',
        tone === 'danger' ? 'border-blocked-edge' : 'border-line',
        className,
      )}
    >
      {title || end ? (
        <header
          className={classNames(
            'flex items-baseline gap-2 border-b border-line px-4 pt-[11px] pb-[9px] max-tablet:flex-wrap',
            'max-tablet:gap-y-0',
          )}
        >
          <div className="mr-auto flex min-w-0 items-baseline gap-2">
            {title ? (
              <Heading id={titleId} className="font-semibold">
                {title}
              </Heading>
            ) : null}
            {count === undefined ? null : <span className="text-text-3">{count}</span>}
          </div>
          {end === undefined ? null : <div className="text-sm text-text-3 has-[button]:-my-1">{end}</div>}
        </header>
      ) : null}
      {padded ? <div className="px-4 py-3">{children}</div> : children}
      {footer || footerEnd ? (
        <footer
          className={classNames(
            'flex gap-4 border-t border-line px-4 py-[9px] text-sm text-text-3 max-tablet:flex-wrap',
            'max-tablet:gap-y-1',
          )}
        >
          <span className="mr-auto">{footer}</span>
          {footerEnd}
        </footer>
      ) : null}
    </section>
  )
}

/** One part of a panel between hairlines, with an optional heading of its own. */
export function PanelSection({ title, end, children }: { title?: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <div className="border-b border-line px-4 py-3 last:border-b-0">
      {title ? (
        <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-semibold">
          {title}
          {end ? <span className="ml-auto font-normal">{end}</span> : null}
        </h3>
      ) : null}
      {children}
    </div>
  )
}
