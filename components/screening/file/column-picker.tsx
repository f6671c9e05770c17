'use client'

import { Checkbox } from '@/components/ui/choice'
import { CONTROL } from '@/components/ui/field'
import { COLUMN_ROLES, type ColumnRole } from '@/lib/screening-lists/column-roles'

const PREVIEW_ROWS = 4
const MOST_COLUMNS = 40

/** What each column holds, as guessed from its header, with the first rows beneath; a person corrects it. */
export function ColumnPicker({
  rows,
  roles,
  hasHeader,
  disabled,
  changeRoles,
  changeHeader,
}: {
  rows: readonly string[][]
  roles: readonly ColumnRole[]
  hasHeader: boolean
  disabled: boolean
  changeRoles: (roles: ColumnRole[]) => void
  changeHeader: (hasHeader: boolean) => void
}) {
  const header = rows[0] ?? []
  const preview = rows.slice(hasHeader ? 1 : 0, (hasHeader ? 1 : 0) + PREVIEW_ROWS)
  return (
    <div>
      <p className="mb-1 text-sm font-semibold">What the columns hold</p>
      <ul className="grid grid-cols-3 gap-3 max-tablet:grid-cols-1">
        {roles.slice(0, MOST_COLUMNS).map((role, column) => {
          const name = (hasHeader && header[column]) || `Column ${column + 1}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other identity than its place.
            <li key={column} className="min-w-0">
              <label className="block text-sm font-medium">
                <span className="block truncate" title={name}>
                  {name}
                </span>
                <select
                  className={`${CONTROL} mt-1 h-9 font-normal max-tablet:h-11`}
                  value={role}
                  disabled={disabled}
                  onChange={(event) =>
                    changeRoles(roles.map((one, at) => (at === column ? (event.target.value as ColumnRole) : one)))
                  }
                >
                  {COLUMN_ROLES.map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
              <span className="mt-0.5 block truncate text-xs text-text-3">
                {preview
                  .map((row) => row[column])
                  .filter(Boolean)
                  .join(' · ') || 'empty in the first rows'}
              </span>
            </li>
          )
        })}
      </ul>
      {roles.length > MOST_COLUMNS ? (
        <p className="mt-2 text-xs text-text-3">
          {roles.length - MOST_COLUMNS} more columns are not screened and come back in the result.
        </p>
      ) : null}
      <div className="mt-2">
        <Checkbox
          label="The first row holds the names of the columns"
          checked={hasHeader}
          disabled={disabled}
          onChange={(event) => changeHeader(event.target.checked)}
        />
      </div>
    </div>
  )
}
