import type { ReactNode } from 'react'
import { classNames } from '../class-names'

export type Sum = { key: string; value: ReactNode; label: string; secondary?: boolean }

/**
 * Count and sum of the filter, between the chips and the rows: never of the page alone. `secondary` ones are hidden
 * under 760 px.
 */
export function SumLine({ sums, end }: { sums: readonly Sum[]; end?: ReactNode }) {
  return (
    <div
      className={classNames(
        'flex items-baseline gap-5 border-b border-line px-4 py-[9px] text-sm text-text-3 max-tablet:flex-wrap',
        'max-tablet:gap-x-4 max-tablet:gap-y-1',
      )}
    >
      {sums.map((sum) => (
        <span key={sum.key} className={sum.secondary ? 'max-tablet:hidden' : undefined}>
          <b className="font-semibold text-text">{sum.value}</b> {sum.label}
        </span>
      ))}
      {end ? <span className="ml-auto">{end}</span> : null}
    </div>
  )
}
