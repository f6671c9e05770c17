'use client'

import { BrokenPage } from '@/components/shell/broken-page'

/** What stands inside the shell where a page failed; the navigation goes on working. */
export default function DashboardError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <BrokenPage digest={error.digest} onRetry={retry} />
}
