'use client'

import { Callout } from '@/components/ui/feedback/callout'
import type { ColumnRole } from '@/lib/screening-desk/screening-lists/column-roles'
import { describePlan } from '@/lib/screening-desk/screening-lists/file/describe-plan'
import type { OpenedSheet } from '@/lib/screening-desk/screening-lists/file/open-sheet'
import { ColumnChoice } from './column-choice'

/** So few columns are shown at once. */
const FEW = 9

/** Which columns are screened and why, and all others, which get a light pass. Each can be chosen. */
export function ColumnsSection({
  opened,
  planned,
  disabled,
  change,
}: {
  opened: OpenedSheet
  /** The columns as they were proposed: each stays where it was shown, whatever is chosen for it. */
  planned: OpenedSheet['columns']
  disabled: boolean
  change: (at: number, role: ColumnRole) => void
}) {
  const { columns, basis, rows } = opened
  const { isSure, title, text } = describePlan(columns, basis)
  const screened = columns.filter(({ at }) => planned[at]?.role !== 'ignored')
  const others = columns.filter(({ at, isEmpty }) => planned[at]?.role === 'ignored' && !isEmpty)
  const empty = columns.filter(({ isEmpty }) => isEmpty)
  return (
    <div className="grid gap-3">
      <div role="status">
        <Callout tone={isSure ? 'note' : 'review'} title={title}>
          {text}
        </Callout>
      </div>
      {screened.length > 0 ? <ColumnChoice columns={screened} rows={rows} disabled={disabled} change={change} /> : null}
      {others.length > 0 ? (
        <details open={columns.length <= FEW}>
          <summary className="min-h-6 cursor-pointer text-sm font-medium max-tablet:min-h-11 max-tablet:content-center">
            {others.length === 1 ? '1 other column' : `${others.length} other columns`}: a light pass, shown when it
            finds something
          </summary>
          <div className="mt-2">
            <ColumnChoice columns={others} rows={rows} disabled={disabled} change={change} />
          </div>
        </details>
      ) : null}
      {empty.length > 0 ? (
        <p className="text-xs wrap-anywhere text-text-3">
          Empty in every row: {empty.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
    </div>
  )
}
