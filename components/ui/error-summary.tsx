'use client'

import { useEffect, useRef } from 'react'

/**
 * "There is a problem": stands first in a form, takes focus when it appears, and links to each field with the same
 * words as beside it. `errors` are keyed by field name; `says` is a sentence that belongs to no field (a refusal).
 */
export function ErrorSummary({ errors = {}, says }: { errors?: Record<string, string>; says?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors)
  const shown = entries.length > 0 || Boolean(says)
  // A new answer of the server moves focus again, also when the words are the same; hence the identity of the object.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `errors` and `says` are the signal, not an input
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown, errors, says])
  if (!shown) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="mb-5 rounded-panel border-2 border-blocked bg-surface px-4 py-3.5"
    >
      <h2 id="error-summary-title" className="mb-1 text-lg font-semibold">
        There is a problem
      </h2>
      {says && !entries.some(([, words]) => words === says) ? <p className="py-0.5 text-text-2">{says}</p> : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map(([field, words]) => (
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
                {words}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
