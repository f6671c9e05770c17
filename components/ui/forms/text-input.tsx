'use client'

import type { ComponentProps, InputHTMLAttributes } from 'react'
import { classNames } from '../class-names'
import { CONTROL, CONTROL_HEIGHT, useFieldWiring } from './field'

export type InputProps = InputHTMLAttributes<HTMLInputElement>

/** One line of text. A `readOnly` value has a sunken ground: computed, never typed. */
export function TextInput({ className, type = 'text', ...rest }: InputProps) {
  const wiring = useFieldWiring(rest)
  return <input {...rest} {...wiring} type={type} className={classNames(CONTROL, CONTROL_HEIGHT, className)} />
}

/** A file that a person chooses. Answers undefined where the choice was taken back. */
export function FileInput({ accept, onFile }: { accept: string; onFile: (file: File | undefined) => void }) {
  const wiring = useFieldWiring({})
  return (
    <input
      {...wiring}
      type="file"
      accept={accept}
      onChange={(event) => onFile(event.target.files?.[0])}
      className={classNames(
        CONTROL,
        CONTROL_HEIGHT,
        'pl-0 text-text-2 file:mr-3 file:h-full file:border-0 file:border-r file:border-line-strong ' +
          'file:bg-sunken file:px-3 file:font-medium file:text-text',
      )}
    />
  )
}

/** Several lines of text. It grows with what is typed where the browser can. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const wiring = useFieldWiring(rest)
  return (
    <textarea
      {...rest}
      {...wiring}
      rows={rows}
      style={{ minHeight: `${rows * 20 + 16}px` }}
      className={classNames(CONTROL, 'field-sizing-content resize-y py-[7px]', className)}
    />
  )
}

/** An amount: the unit at the left, the figures at the right. `unit` is the currency; leave it out for a rate. */
export function AmountInput({ unit, className, ...rest }: Omit<InputProps, 'type'> & { unit?: string }) {
  const wiring = useFieldWiring(rest)
  return (
    <span className="relative block">
      {unit ? (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-text-3"
        >
          {unit}
        </span>
      ) : null}
      <input
        {...rest}
        {...wiring}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={classNames(CONTROL, CONTROL_HEIGHT, 'text-right', unit && 'pl-14', className)}
      />
    </span>
  )
}
