'use client'

import { BrokenPage } from '@/components/shell/broken-page'

/** Shown inside the shell when a page fails; the navigation still works. */
export default function DashboardError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <BrokenPage digest={error.digest} onRetry={retry} />
}
