'use client'

import { BrokenPage } from '@/components/shell/broken-page'

/** Shown when a page outside the shell fails. */
export default function RootError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-120 content-center p-gutter">
      <BrokenPage digest={error.digest} onRetry={retry} />
    </main>
  )
}
