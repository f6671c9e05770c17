'use client'

import { type ReactNode, useMemo } from 'react'
import { AlertBox } from '../feedback/alert-box'

const NO_ERRORS: Record<string, string> = {}

/**
 * "There is a problem": first in a form, takes focus when it appears, and links to each field with the message that is
 * shown beside it. `errors` are keyed by field name; `message` belongs to no field (a refusal).
 */
export function ErrorSummary({
  errors = NO_ERRORS,
  message,
  children,
}: {
  errors?: Record<string, string>
  message?: string
  /** What to do about it. */
  children?: ReactNode
}) {
  const entries = Object.entries(errors)
  // A new answer of the server has new errors, even with the same messages.
  const signal = useMemo(() => ({ errors, message }), [errors, message])
  if (entries.length === 0 && !message) return null
  return (
    <AlertBox title="There is a problem" signal={signal}>
      {message && !entries.some(([, error]) => error === message) ? (
        <p className="py-0.5 text-text-2">{message}</p>
      ) : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map(([field, error]) => (
            <li key={field} className="py-0.5">
              <a
                href={`#${field}`}
                onClick={(event) => {
                  const control = document.getElementById(field)
                  if (!control) return
                  event.preventDefault()
                  control.focus()
                  control.scrollIntoView({ block: 'center' })
                }}
                className="font-medium text-blocked underline underline-offset-3"
              >
                {error}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </AlertBox>
  )
}
