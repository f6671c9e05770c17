'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { type FactorQuestion as Question, showFactorQuestions } from './ask-for-factor'
import type { UsePasskey } from './passkey-button'

// Few people ever see it, so no page carries it.
const FactorDialog = lazy(() => import('./factor-dialog').then(({ FactorDialog }) => ({ default: FactorDialog })))

type Props = { give: ServerAction<{ given: true }>; askPasskey: UsePasskey }

/** The place in the page where the second factor is requested, whatever was to be done. */
export function FactorQuestion({ give, askPasskey }: Props) {
  const [question, setQuestion] = useState<Question | null>(null)
  useEffect(() => showFactorQuestions(setQuestion), [])
  if (!question) return null
  const answer = (given: boolean) => {
    setQuestion(null)
    question.answer(given)
  }
  return (
    <Suspense fallback={null}>
      <FactorDialog give={give} askPasskey={question.hasPasskey ? askPasskey : null} answer={answer} />
    </Suspense>
  )
}
