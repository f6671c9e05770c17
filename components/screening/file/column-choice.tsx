'use client'

import { useId } from 'react'
import { CONTROL } from '@/components/ui/forms/field'
import { COLUMN_ROLES, type ColumnRole } from '@/lib/screening-desk/screening-lists/column-roles'
import type { Column } from '@/lib/screening-desk/screening-lists/file/column'
import { type FileRow, isFilled } from '@/lib/screening-desk/screening-lists/file/table'

const PREVIEW_ROWS = 40
const PREVIEW_CELLS = 3

/** What some columns hold, each with its first values beneath; a person corrects it. */
export function ColumnChoice({
  columns,
  rows,
  disabled,
  change,
}: {
  columns: readonly Column[]
  rows: readonly FileRow[]
  disabled: boolean
  change: (at: number, role: ColumnRole) => void
}) {
  const id = useId()
  return (
    <ul className="grid grid-cols-3 gap-3 max-tablet:grid-cols-1">
      {columns.map(({ at, name, role }) => (
        <li key={at} className="min-w-0">
          <label htmlFor={`${id}-${at}`} title={name} className="block truncate text-sm font-medium">
            {name}
          </label>
          <select
            id={`${id}-${at}`}
            className={`${CONTROL} mt-1 h-9 font-normal max-tablet:h-11`}
            value={role}
            disabled={disabled}
            onChange={(event) => change(at, event.target.value as ColumnRole)}
          >
            {COLUMN_ROLES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <span className="mt-0.5 block truncate text-xs text-text-3">
            {firstValues(rows, at).join(' · ') || 'empty in the first rows'}
          </span>
        </li>
      ))}
    </ul>
  )
}

const firstValues = (rows: readonly FileRow[], at: number): string[] =>
  rows
    .slice(0, PREVIEW_ROWS)
    .map(({ cells }) => cells[at])
    .filter(isFilled)
    .slice(0, PREVIEW_CELLS)
