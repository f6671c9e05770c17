import type { ReactNode } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'

/** A figure with its unit, its period or count, and the rows behind it. */
export type Figure = { key: string; label: ReactNode; value: ReactNode; description?: ReactNode; href?: string }

/** The figures of a year in one row: the first is the widest. Under 900 px they are two by two. `low` in a document. */
export function Figures({ figures, low }: { figures: readonly Figure[]; low?: boolean }) {
  return (
    <dl
      className={classNames(
        'flex rounded-panel border border-line bg-surface not-print:max-[899px]:flex-wrap',
        low ? 'mb-2' : 'mb-4',
      )}
    >
      {figures.map((figure) => (
        <div
          key={figure.key}
          className={classNames(
            'min-w-0 flex-1 border-l border-line px-4 first:grow-[1.25] first:border-l-0',
            low ? 'py-2 print:px-2' : 'pt-3 pb-[13px]',
            'not-print:max-[899px]:flex-[1_1_50%] not-print:max-[899px]:border-t not-print:max-[899px]:even:border-l-0',
            'not-print:max-[899px]:first:basis-full not-print:max-[899px]:first:border-t-0',
          )}
        >
          <dt className="flex items-center gap-1.5 text-xs whitespace-nowrap text-text-3">{figure.label}</dt>
          <dd className="text-xs text-text-3">
            <span
              className={classNames(
                'block text-[22px] font-semibold tracking-[-0.02em] text-text',
                low ? 'leading-7' : 'leading-8',
              )}
            >
              {figure.href ? (
                <Link href={figure.href} className="no-underline underline-offset-4 hover:text-accent hover:underline">
                  {figure.value}
                </Link>
              ) : (
                figure.value
              )}
            </span>
            {figure.description}
          </dd>
        </div>
      ))}
    </dl>
  )
}
