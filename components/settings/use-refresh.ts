'use client'

import { useRouter } from 'next/navigation'

/** Reloads the data of the page after a change, so that it shows what the server has stored. */
export function useRefresh(): () => void {
  const router = useRouter()
  return () => router.refresh()
}
