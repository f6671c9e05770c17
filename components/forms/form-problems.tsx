'use client'

import { useMemo } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { Refusal } from '@/lib/kernel/outcome'

/** The refusal of a form, first in it: takes focus on each new answer and links to the fields it is about. */
export function FormProblems({ refusal }: { refusal: Refusal | undefined }) {
  // A new object for each refusal, also when the words are the same: that is what moves the focus again.
  const errors = useMemo(() => (refusal?.kind === 'invalid' ? refusal.fieldErrors : {}), [refusal])
  if (!refusal) return null
  const isTitle = refusal.says === 'There is a problem' && Object.keys(errors).length > 0
  return <ErrorSummary errors={errors} says={isTitle ? undefined : refusal.says} />
}
