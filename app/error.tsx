'use client'

import { BrokenPage } from '@/components/shell/broken-page'

/** What stands where a page outside the shell failed. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-120 content-center p-gutter">
      <BrokenPage digest={error.digest} onRetry={reset} />
    </main>
  )
}
