'use client'

import { OctagonMinus } from 'lucide-react'
import { createContext, type InputHTMLAttributes, type ReactNode, useContext } from 'react'
import type { GlossaryTerm } from '@/lib/compliance/law/glossary'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { TermHelp } from '../display/term-help'
import { useDraftOf } from './field-draft'

type Wiring = { id: string; name: string; describedBy: string | undefined; invalid: boolean; required: boolean }

const FieldContext = createContext<Wiring | null>(null)

/** Grey text at the labels of the fields within, by their names; it replaces a field's own note. */
export const FieldNotes = createContext<Readonly<Record<string, string>>>({})

export type FieldProps = {
  /** Name of the posted value; also the id of the control, so that the error summary can link to it. */
  name: string
  label: string
  hint?: ReactNode
  /** The sentence shown beside the field and, identically, in the error summary. */
  error?: string
  /** Grey text at the right of the label, such as "optional". */
  note?: string
  required?: boolean
  /** The term of the label that a button beside it explains. */
  term?: GlossaryTerm
  /** For a control that is a group (radio buttons): the label names the group instead of one control. */
  group?: boolean
  className?: string
  children: ReactNode
}

/** A label, a control, an error and a hint, connected by id, aria-describedby and aria-invalid. */
export function Field({
  name,
  label,
  hint,
  error,
  note,
  required = false,
  term,
  group,
  className,
  children,
}: FieldProps) {
  const shownNote = useContext(FieldNotes)[name] ?? note
  const hintId = `${name}-hint`
  const errorId = `${name}-error`
  const describedBy = classNames(error && errorId, hint ? hintId : null) || undefined
  const labelContent = (
    <>
      {label}
      {shownNote ? <span className="ml-auto text-xs font-normal text-text-3">{shownNote}</span> : null}
    </>
  )
  const labelLook = classNames('flex items-baseline gap-1.5 text-sm font-medium', term ? 'flex-1' : 'mb-1')
  const labelElement = group ? (
    <span id={`${name}-label`} className={labelLook}>
      {labelContent}
    </span>
  ) : (
    <label id={`${name}-label`} htmlFor={name} className={labelLook}>
      {labelContent}
    </label>
  )
  return (
    <FieldContext value={{ id: name, name, describedBy, invalid: Boolean(error), required }}>
      <div className={classNames('min-w-0', className)}>
        {term ? (
          <div className="mb-1 flex items-baseline gap-1">
            {labelElement}
            <TermHelp term={term} />
          </div>
        ) : (
          labelElement
        )}
        {children}
        {error ? (
          <p id={errorId} className="mt-1 flex gap-1.5 text-sm leading-[18px] font-medium text-blocked">
            <Icon of={OctagonMinus} className="mt-px" />
            <span>{error}</span>
          </p>
        ) : null}
        {hint ? (
          <p id={hintId} className="mt-1 text-xs text-text-3">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  )
}

type ControlProps = {
  id?: string
  name?: string
  value?: InputHTMLAttributes<HTMLInputElement>['value']
  defaultValue?: InputHTMLAttributes<HTMLInputElement>['defaultValue']
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling'
}

/**
 * What a control takes from the Field around it; its own properties win. An uncontrolled one begins with the value of
 * the draft that its form was resumed from.
 */
export function useFieldWiring(own: ControlProps): ControlProps {
  const field = useContext(FieldContext)
  const draft = useDraftOf(own.name ?? field?.name)
  const initial = draft && own.value === undefined ? { defaultValue: draft[0] ?? '' } : {}
  if (!field) return { ...own, ...initial }
  return {
    ...initial,
    id: own.id ?? field.id,
    name: own.name ?? field.name,
    'aria-describedby': classNames(field.describedBy, own['aria-describedby']) || undefined,
    'aria-invalid': own['aria-invalid'] ?? (field.invalid || undefined),
    required: undefined,
    ...(own.required || field.required ? { 'aria-required': true } : {}),
  }
}

/** The id of the label of the surrounding Field, for a control that is not labelled by `for` alone. */
export function useFieldLabel(): string | undefined {
  const field = useContext(FieldContext)
  return field ? `${field.name}-label` : undefined
}

/** The border, background and height of every control. */
export const CONTROL =
  'w-full rounded-control border border-line-strong bg-surface px-2.5 text-text placeholder:text-text-3 ' +
  '[&[readonly]]:border-line [&[readonly]]:bg-sunken disabled:border-line disabled:bg-sunken ' +
  'disabled:text-text-3 aria-invalid:border-blocked aria-invalid:shadow-[inset_0_0_0_1px_var(--color-blocked)]'

/** One line: 36 px high, 44 px on touch screens. */
export const CONTROL_HEIGHT = 'h-9 max-tablet:h-11'
