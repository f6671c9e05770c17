'use client'

import { useMemo } from 'react'
import { ErrorSummary } from '@/components/ui/forms/error-summary'
import type { Refusal } from '@/lib/kernel/result'

/** The refusal of a form, shown at its top. Takes focus on each new result and links to its fields. */
export function FormProblems({ refusal }: { refusal: Refusal | undefined }) {
  // A new object for each refusal, even with the same message: that moves the focus again.
  const errors = useMemo(() => (refusal?.kind === 'invalid' ? refusal.fieldErrors : {}), [refusal])
  if (!refusal) return null
  const isTitle = refusal.message === 'There is a problem' && Object.keys(errors).length > 0
  const isSignedOut = refusal.kind === 'forbidden' && refusal.isSignedOut === true
  return (
    <ErrorSummary errors={errors} message={isTitle ? undefined : refusal.message}>
      {isSignedOut ? <SignInElsewhere /> : null}
    </ErrorSummary>
  )
}

/** Another tab: this one keeps what was typed, to be sent again. */
function SignInElsewhere() {
  return (
    <p className="py-0.5">
      <a
        href="/sign-in"
        target="_blank"
        className="font-medium text-accent underline underline-offset-3"
        rel="noopener"
      >
        Sign in in a new tab
      </a>
    </p>
  )
}
