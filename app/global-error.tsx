'use client'

import './globals.css'
import { BrokenPage } from '@/components/shell/broken-page'

/** The last resort: the document itself failed, so this one brings its own. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Headroom</title>
        <main className="mx-auto grid min-h-dvh max-w-120 content-center p-gutter">
          <BrokenPage digest={error.digest} onRetry={retry} />
        </main>
      </body>
    </html>
  )
}
