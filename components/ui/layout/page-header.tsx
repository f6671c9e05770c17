import { Fragment, type ReactNode } from 'react'
import { Link } from '@/components/ui/navigation/link'

export type Crumb = { label: string; href?: string }

/** The head of a page: where it is, what it is, one sentence, and its actions at the right. */
export function PageHeader({
  crumbs,
  title,
  description,
  end,
}: {
  crumbs?: readonly Crumb[]
  title: ReactNode
  description?: ReactNode
  end?: ReactNode
}) {
  return (
    <header className="mb-5 flex items-end gap-4 max-desktop:flex-wrap max-desktop:gap-y-3 max-tablet:mb-4">
      <div className="mr-auto min-w-0">
        {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
        <h1 className="text-xl font-semibold tracking-[-0.012em] wrap-anywhere">{title}</h1>
        {description ? <p className="mt-0.5 text-text-2">{description}</p> : null}
      </div>
      {end ? (
        <div className="flex flex-wrap items-center gap-2 max-desktop:w-full desktop:justify-end print:hidden">
          {end}
        </div>
      ) : null}
    </header>
  )
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-sm text-text-3 print:hidden">
      <ol className="flex flex-wrap gap-1.5">
        {crumbs.map((crumb, position) => (
          <Fragment key={crumb.label}>
            {position > 0 ? <li aria-hidden="true">/</li> : null}
            <li aria-current={crumb.href ? undefined : 'page'} className="wrap-anywhere">
              {crumb.href ? (
                <Link href={crumb.href} className="underline-offset-3 hover:underline">
                  {crumb.label}
                </Link>
              ) : (
                crumb.label
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}

/** A heading between two parts of a long page. */
export function SectionHeader({
  title,
  description,
  end,
}: {
  title: ReactNode
  description?: ReactNode
  end?: ReactNode
}) {
  return (
    <div className="mt-8 mb-3 flex items-baseline gap-3 max-tablet:mt-6 max-tablet:flex-wrap">
      <h2 className="text-xl font-semibold tracking-[-0.012em]">{title}</h2>
      {description ? <span className="text-text-3">{description}</span> : null}
      {end ? <span className="ml-auto max-tablet:ml-0 print:hidden">{end}</span> : null}
    </div>
  )
}
