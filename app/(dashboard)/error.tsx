'use client'

import { BrokenPage } from '@/components/shell/broken-page'

/** What stands inside the shell where a page failed; the navigation goes on working. */
export default function DashboardError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage digest={error.digest} onRetry={reset} />
}
