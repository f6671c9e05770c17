import type { ReactNode } from 'react'
import { classNames } from '../class-names'

const SIDES = {
  rail: 'min-[1400px]:grid-cols-[minmax(0,1fr)_clamp(304px,33.4%,392px)] gap-4',
  peek: 'desktop:grid-cols-[minmax(0,1fr)_clamp(320px,32%,376px)] gap-4',
  form: 'desktop:grid-cols-[minmax(0,1fr)_minmax(0,512px)] gap-8 max-tablet:gap-5',
  even: 'desktop:grid-cols-2 gap-4',
} as const

/**
 * Two columns that become one: `rail` for an overview (up to 392 px at the right) under 1,400 px, where its lists have
 * no room beside it; the others under 1,241 px: `peek` beside a list (up to 376 px), `form` beside a determination
 * (512 px), `even` for two halves.
 */
export function Columns({
  kind = 'rail',
  stretch,
  children,
}: {
  kind?: keyof typeof SIDES
  stretch?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={classNames('grid grid-cols-[minmax(0,1fr)]', stretch ? 'items-stretch' : 'items-start', SIDES[kind])}
    >
      {children}
    </div>
  )
}

/** Panels one above the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
}
