'use client'

import { useState } from 'react'
import { signInMessage } from '@/lib/identity/sign-in/sign-in-refusal'
import type { Refusal } from '@/lib/kernel/result'

const SECOND_FACTOR = '/sign-in/second-factor'

/**
 * Signs in and opens `next`, or first the page that asks for a second factor; after a refusal, what was typed stays.
 */
export function useSignIn(next: string, problem?: string) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>(problem ? unavailable(problem) : undefined)

  const begin = async (provider: 'password' | 'demo' | 'second-factor', given: Record<string, string>) => {
    setPending(true)
    const answer = await import('next-auth/react')
      .then(({ signIn }) => signIn(provider, { ...given, redirect: false }))
      .catch(() => undefined)
    if (answer?.ok) {
      // A full page load: nothing that was read as another person stays in the browser.
      window.location.assign(next)
      return
    }
    if (answer?.error === 'second_factor' && provider !== 'second-factor') {
      window.location.assign(next === '/' ? SECOND_FACTOR : `${SECOND_FACTOR}?next=${encodeURIComponent(next)}`)
      return
    }
    setRefusal(unavailable(answer?.error ? signInMessage(answer.error) : signInMessage('unanswered')))
    setPending(false)
  }

  const beginAtProvider = async () => {
    setPending(true)
    await import('next-auth/react')
      .then(({ signIn }) => signIn('oidc', { callbackUrl: next }))
      .catch(() => {
        setRefusal(unavailable(signInMessage('unanswered')))
        setPending(false)
      })
  }
  return { begin, beginAtProvider, pending, refusal, refuse: setRefusal }
}

const unavailable = (message: string): Refusal => ({ kind: 'unavailable', message })
