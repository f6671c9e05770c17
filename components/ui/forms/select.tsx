'use client'

import { ChevronsUpDown } from 'lucide-react'
import type { SelectHTMLAttributes } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { CONTROL, CONTROL_HEIGHT, useFieldWiring } from './field'

export type Option = { value: string; label: string; disabled?: boolean }

/**
 * A choice among up to about ten: the browser's own list, which every hand and reader knows. For more take Combobox.
 */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { options: readonly Option[]; placeholder?: string }) {
  const wiring = useFieldWiring(rest)
  return (
    <span className="relative block">
      <select
        {...rest}
        {...wiring}
        className={classNames(CONTROL, CONTROL_HEIGHT, 'appearance-none truncate pr-8', className)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-text-4">
        <Icon of={ChevronsUpDown} />
      </span>
    </span>
  )
}
