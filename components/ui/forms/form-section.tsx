import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/**
 * One group of fields under its legend, a hairline above all but the first. Fields stand on a grid of six; say how many
 * with Cell.
 */
export function FormSection({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 pb-5 [&+fieldset]:border-t [&+fieldset]:border-line [&+fieldset]:pt-4.5">
      <legend className="float-left mb-3 w-full font-semibold">{legend}</legend>
      <div className="clear-both grid grid-cols-6 gap-x-3 gap-y-3.5">{children}</div>
    </fieldset>
  )
}

const SPANS = {
  2: 'tablet:col-span-2',
  3: 'tablet:col-span-3',
  4: 'tablet:col-span-4',
  6: 'tablet:col-span-6',
} as const

/** Room for one field: `span` of six columns; under 760 px the whole width, or half of it with `half`. */
export function Cell({ span = 6, half, children }: { span?: keyof typeof SPANS; half?: boolean; children: ReactNode }) {
  return (
    <div className={classNames('min-w-0', half ? 'max-tablet:col-span-3' : 'max-tablet:col-span-6', SPANS[span])}>
      {children}
    </div>
  )
}

/** The buttons at the end of a form; full width under 760 px. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4 max-tablet:*:[button,a]:w-full">
      {children}
    </div>
  )
}

/** A computed value on a sunken ground with the sum it came from. */
export function ComputedValue({ label, value, sum }: { label: string; value: ReactNode; sum?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 rounded-control bg-sunken px-3 py-[9px]">
      <span className="text-sm font-medium">{label}</span>
      <b className="text-lg font-semibold">{value}</b>
      {sum ? <span className="basis-full text-xs text-text-2">{sum}</span> : null}
    </div>
  )
}
