'use client'

import { countInWords, sentence } from '@/lib/compliance/rules/words'
import type { Comparison } from './compare-entries'

/** The values of a blocked entry beside those of the form: what differs first, the rest when it is opened. */
export function ComparisonPanel({ reference, rows }: { reference: string; rows: readonly Comparison[] }) {
  const differing = rows.filter(({ differs }) => differs)
  const same = rows.filter(({ differs }) => !differs)
  const title = `Compared with ${reference}`
  return (
    <section aria-label={title} className="rounded-panel border border-line bg-surface px-4 py-3.5 text-sm">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-text-2">
        {differing.length === 0
          ? 'Nothing differs from the blocked entry yet.'
          : `${sentence(countInWords(differing.length, 'value'))} ${differing.length === 1 ? 'differs' : 'differ'}.`}
      </p>
      {differing.length > 0 ? (
        <dl className="mt-2 grid gap-2">
          {differing.map(({ label, before, now }) => (
            <div key={label} className="border-t border-line pt-2 wrap-anywhere">
              <dt className="text-xs text-text-3">{label}</dt>
              <dd className="text-text-2">
                <span className="text-xs text-text-3">Blocked entry: </span>
                {before || 'empty'}
              </dd>
              <dd className="font-medium">
                <span className="text-xs font-normal text-text-3">This entry: </span>
                {now || 'empty'}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {same.length > 0 ? (
        <details className="mt-2 border-t border-line pt-2">
          <summary className="text-text-2">
            {sentence(countInWords(same.length, 'value'))} as in the blocked entry
          </summary>
          <dl className="mt-2 grid gap-1.5">
            {same.map(({ label, before }) => (
              <div key={label} className="grid grid-cols-[110px_minmax(0,1fr)] gap-2 wrap-anywhere">
                <dt className="text-text-3">{label}</dt>
                <dd>{before}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  )
}
