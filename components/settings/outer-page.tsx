import type { ReactNode } from 'react'
import { BrandMark } from '@/components/shell/brand'

/** A page before sign-in: the mark, a title, one panel. */
export function OuterPage({ title, says, children }: { title?: string; says?: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-140 content-center gap-5 p-gutter max-tablet:content-start">
      <header>
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <BrandMark size={24} />
          Headroom
        </p>
        {title ? <h1 className="mt-5 text-xl font-semibold tracking-[-0.012em]">{title}</h1> : null}
        {says ? <p className="mt-0.5 text-text-2">{says}</p> : null}
      </header>
      <div className="rounded-panel border border-line bg-surface">{children}</div>
    </main>
  )
}
