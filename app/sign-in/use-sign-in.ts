'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { signInWords } from '@/lib/identity/access/sign-in-words'
import type { Refusal } from '@/lib/kernel/outcome'

/** Signs in and goes on to `next`; a refusal comes back in words, and what was typed stays. */
export function useSignIn(next: string, problem?: string) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>(problem ? unavailable(problem) : undefined)

  const begin = async (provider: 'password' | 'demo', given: Record<string, string>) => {
    setPending(true)
    const answer = await signIn(provider, { ...given, redirect: false }).catch(() => undefined)
    if (answer?.ok) {
      // A whole new page: nothing that was read as somebody else stays in the browser.
      window.location.assign(next)
      return
    }
    setRefusal(unavailable(answer?.error ? signInWords(answer.error) : signInWords('unanswered')))
    setPending(false)
  }
  return { begin, pending, refusal, refuse: setRefusal }
}

const unavailable = (says: string): Refusal => ({ kind: 'unavailable', says })
