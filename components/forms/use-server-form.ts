'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { type SubmitEvent, useRef, useState, useTransition } from 'react'
import type { Outcome, Refusal } from '@/lib/kernel/outcome'

/** What `action()` of lib/web/action.ts makes of a use case. */
export type ServerAction<Value> = (data: FormData) => Promise<Outcome<Value>>

export type ServerForm<Value> = {
  /** For `onSubmit` of the form. A second press while an answer is awaited does nothing. */
  submit: (event: SubmitEvent<HTMLFormElement>) => void
  pending: boolean
  /** The last refusal as it came; hand it to FormProblems. A new answer is a new object, so that focus moves again. */
  refusal: Refusal | undefined
  /** Words for each field by its name; empty unless the refusal is about fields. */
  fieldErrors: Record<string, string>
  /** What the use case answered, once it did. */
  value: Value | undefined
  /** Forgets the last answer: for a dialog that opens again. */
  forget: () => void
}

const NO_ERRORS: Record<string, string> = {}

/**
 * A form over a server action. The fields are never reset, so nothing typed is lost by a refusal, a lost connection or
 * an expired session. `onDone` runs with the value inside the transition: navigate or announce there.
 */
export function useServerForm<Value>(
  action: ServerAction<Value>,
  onDone?: (value: Value) => void | Promise<void>,
): ServerForm<Value> {
  const [outcome, setOutcome] = useState<Outcome<Value>>()
  const [pending, startTransition] = useTransition()
  const underWay = useRef(false)

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (underWay.current) return
    underWay.current = true
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(async () => {
      try {
        const answer = await answerOf(action, data)
        if (answer.ok) await onDone?.(answer.value)
        startTransition(() => setOutcome(answer))
      } finally {
        underWay.current = false
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

/** Asks the server; an answer that never came is a refusal in words. A redirect or a not-found goes on to Next.js. */
async function answerOf<Value>(action: ServerAction<Value>, data: FormData): Promise<Outcome<Value>> {
  try {
    return await action(data)
  } catch (error) {
    unstable_rethrow(error)
    const says = unstable_isUnrecognizedActionError(error)
      ? 'Headroom was updated since this page was opened. Keep what you typed, open the page again and send it from there'
      : 'No answer came from the server. Nothing typed is lost; check the connection and send it again'
    return { ok: false, refusal: { kind: 'unavailable', says } }
  }
}
