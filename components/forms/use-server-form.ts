'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { type SubmitEvent, useRef, useState, useTransition } from 'react'
import { givingFactor } from '@/components/second-factor/ask-for-factor'
import type { Refusal, Result } from '@/lib/kernel/result'
import { UNKNOWN_OUTCOME } from '@/lib/kernel/unknown-outcome'

/** A use case wrapped by `action()` of lib/web/action.ts. */
export type ServerAction<Value> = (data: FormData) => Promise<Result<Value>>

export type ServerForm<Value> = {
  /** For `onSubmit` of the form. Ignored while a submission is pending. */
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  pending: boolean
  /** The last refusal, for FormProblems. Each is a new object, so that focus moves again. */
  refusal: Refusal | undefined
  /** The message of each field by its name; empty unless the refusal is about fields. */
  fieldErrors: Record<string, string>
  /** The value of the last successful result. */
  value: Value | undefined
  /** Clears the last result, for a dialog that is opened again. */
  forget: () => void
}

const NO_ERRORS: Record<string, string> = {}

/**
 * A form over a server action. The fields are never reset, so nothing typed is lost after a refusal, a lost connection
 * or an expired session. `onDone` runs with the value inside the transition: navigate or announce there. A form that is
 * `recordedOnce` has a key under which it can be sent again.
 */
export function useServerForm<Value>(
  action: ServerAction<Value>,
  onDone?: (value: Value) => void | Promise<void>,
  { recordedOnce = false }: { recordedOnce?: boolean } = {},
): ServerForm<Value> {
  const [outcome, setOutcome] = useState<Result<Value>>()
  const [pending, startTransition] = useTransition()
  const isSubmitting = useRef(false)

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (isSubmitting.current) return
    isSubmitting.current = true
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(async () => {
      try {
        const answer = await givingFactor(() => answerOf(action, data, recordedOnce))
        if (answer.ok) await onDone?.(answer.value)
        startTransition(() => setOutcome(answer))
      } finally {
        isSubmitting.current = false
      }
    })
  }

  const refusal = outcome && !outcome.ok ? outcome.refusal : undefined
  return {
    submit,
    pending,
    refusal,
    fieldErrors: refusal?.kind === 'invalid' ? refusal.fieldErrors : NO_ERRORS,
    value: outcome?.ok ? outcome.value : undefined,
    forget: () => setOutcome(undefined),
  }
}

/** Calls the server; a missing response becomes a refusal. A redirect or a not-found is passed to Next.js. */
async function answerOf<Value>(
  action: ServerAction<Value>,
  data: FormData,
  recordedOnce: boolean,
): Promise<Result<Value>> {
  try {
    return await action(data)
  } catch (error) {
    unstable_rethrow(error)
    const message = unstable_isUnrecognizedActionError(error)
      ? 'Headroom was updated after you opened this page. Copy what you typed, reload the page and submit it again'
      : `The server did not respond. ${recordedOnce ? UNKNOWN_OUTCOME.recordedOnce : UNKNOWN_OUTCOME.other}`
    return { ok: false, refusal: { kind: 'unavailable', message } }
  }
}
