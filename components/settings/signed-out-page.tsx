import type { ReactNode } from 'react'
import { BrandMark } from '@/components/shell/brand'

/** A page for a user who is not signed in: the brand mark, a title, one panel. */
export function SignedOutPage({
  title,
  description,
  children,
}: {
  title?: string
  description?: string
  children?: ReactNode
}) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-140 content-center gap-5 p-gutter max-tablet:content-start">
      <header>
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <BrandMark size={24} />
          Headroom
        </p>
        {title ? <h1 className="mt-5 text-xl font-semibold tracking-[-0.012em]">{title}</h1> : null}
        {description ? <p className="mt-0.5 text-text-2">{description}</p> : null}
      </header>
      {children ? <div className="rounded-panel border border-line bg-surface">{children}</div> : null}
    </main>
  )
}
