'use client'

import { useRouter } from 'next/navigation'

/** Reads the page again after a change: the server's answer, never a guess of what it will be. */
export function useReread(): () => void {
  const router = useRouter()
  return () => router.refresh()
}
