'use client'

import { useEffect, useState } from 'react'
import { err, type Result } from '@/lib/kernel/result'

/** What the server answered about the link of this page: undefined until it has, null where the address has no link. */
export type LinkAnswer<Value> = { token: string; answer: Result<Value> | null | undefined }

const UNANSWERED = 'The server did not respond. Check your connection and reload the page'

/**
 * Posts the token of a one-time link, which is in the fragment of the address. A browser sends the fragment to no
 * server, so the token is in no log and no referrer.
 */
export function useLinkToken<Value>(read: (given: { token: string }) => Promise<Result<Value>>): LinkAnswer<Value> {
  const [link, setLink] = useState<LinkAnswer<Value>>({ token: '', answer: undefined })
  useEffect(() => {
    const post = async () => {
      const token = window.location.hash.slice(1)
      if (!token) return setLink({ token, answer: null })
      const answer = await read({ token }).catch(() => err({ kind: 'unavailable', message: UNANSWERED } as const))
      setLink({ token, answer })
    }
    void post()
    // Another link that is opened in the same tab changes only the fragment.
    window.addEventListener('hashchange', post)
    return () => window.removeEventListener('hashchange', post)
  }, [read])
  return link
}
