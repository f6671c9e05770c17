'use client'

import { CalendarDays } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useContext, useRef } from 'react'
import { dateIn, formatDate } from '@/lib/kernel/calendar'
import { readDate } from '@/lib/kernel/read-date'
import { relativeDate } from '@/lib/kernel/relative-date'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { useFieldLabel } from './field'
import { type InputProps, TextInput } from './text-input'
import { TimeZone } from './time-zone'

/**
 * A date as people write it, such as 27 Nov 2026, 11/27/2026 or today; the server reads it and refuses one that it
 * cannot read, beside the field. The button opens the calendar of the browser, which fills the field.
 */
export function DateInput({ onBlur, onKeyDown, className, ...rest }: Omit<InputProps, 'type'>) {
  const labelId = useFieldLabel()
  const timeZone = useContext(TimeZone)
  const wrap = useRef<HTMLSpanElement>(null)
  const calendar = useRef<HTMLInputElement>(null)

  const today = () => dateIn(new Date(), timeZone)
  const input = () => wrap.current?.querySelector<HTMLInputElement>('input[data-date]')
  const open = () => {
    if (!calendar.current) return
    const reading = readDate(input()?.value ?? '')
    calendar.current.value = reading.ok ? reading.date : today()
    calendar.current.showPicker()
  }
  const resolveWord = (field: HTMLInputElement) => {
    const date = relativeDate(field.value, today())
    if (date) type(field, formatDate(date))
  }
  return (
    <span ref={wrap} className="relative block">
      <TextInput
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        {...rest}
        data-date=""
        className={classNames('pr-9 max-tablet:pr-11', className)}
        onBlur={(event: FocusEvent<HTMLInputElement>) => {
          resolveWord(event.currentTarget)
          onBlur?.(event)
        }}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
          // Enter sends the form without leaving the field.
          if (event.key === 'Enter') resolveWord(event.currentTarget)
          onKeyDown?.(event)
        }}
      />
      {/* The picker of the browser appears at this input, which no one types into. */}
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-0 bottom-0 h-0 w-full opacity-0"
        onChange={(event) => {
          const field = input()
          if (field && event.target.value) type(field, formatDate(event.target.value))
        }}
      />
      <button
        type="button"
        aria-label="Open calendar"
        aria-describedby={labelId}
        disabled={rest.disabled || rest.readOnly}
        onClick={open}
        className={classNames(
          'absolute inset-y-px right-px grid w-8 place-items-center rounded-r-control text-text-3 hover:text-text',
          'max-tablet:w-11 print:hidden',
        )}
      >
        <Icon of={CalendarDays} size={14} />
      </button>
    </span>
  )
}

/** Replaces the text of an input as if it had been typed, so that a controlled one takes it as well. */
function type(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
