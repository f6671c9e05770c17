'use client'

import type { InputHTMLAttributes, ReactNode } from 'react'
import { useFieldLabel, useFieldWiring } from './field'
import { useDraftOf } from './field-draft'

const BOX = 'mt-0.5 size-4 shrink-0 accent-accent max-tablet:mt-0 max-tablet:size-5'

/** One yes or no with its words at the right. The whole line can be pressed. Posts `on`, or `value`. */
export function Checkbox({
  label,
  hint,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  const value = rest.value ?? 'on'
  const wiring = useFieldWiring({ ...rest, value })
  const draft = useDraftOf(wiring.name)
  const initial = draft && rest.checked === undefined ? { defaultChecked: draft.includes(String(value)) } : {}
  return (
    <label className="flex min-h-6 items-start gap-2 py-0.5 max-tablet:min-h-11 max-tablet:items-center">
      <input {...rest} {...wiring} {...initial} value={value} type="checkbox" className={BOX} />
      <span>
        {label}
        {hint ? <span className="block text-xs text-text-3">{hint}</span> : null}
      </span>
    </label>
  )
}

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

/** One of a few, all in sight. Put it in a Field with `group`, which names it. */
export function RadioGroup({
  name,
  options,
  defaultValue,
  value,
  onValueChange,
  inline,
}: {
  name: string
  options: readonly RadioOption[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  inline?: boolean
}) {
  const wiring = useFieldWiring({})
  const labelId = useFieldLabel()
  const initial = useDraftOf(name)?.[0] ?? defaultValue
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={wiring['aria-describedby']}
      aria-invalid={wiring['aria-invalid']}
      className={inline ? 'flex flex-wrap gap-x-5' : 'grid gap-0.5'}
    >
      {options.map((option, position) => (
        <label
          key={option.value}
          className="flex min-h-6 items-start gap-2 py-0.5 max-tablet:min-h-11 max-tablet:items-center"
        >
          <input
            type="radio"
            id={position === 0 ? wiring.id : undefined}
            name={name}
            value={option.value}
            disabled={option.disabled}
            {...(value === undefined
              ? { defaultChecked: option.value === initial }
              : { checked: option.value === value })}
            onChange={onValueChange ? () => onValueChange(option.value) : undefined}
            readOnly={value !== undefined && !onValueChange}
            className={BOX}
          />
          <span>
            {option.label}
            {option.hint ? <span className="block text-xs text-text-3">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  )
}
