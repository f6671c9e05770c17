'use client'

import { OctagonMinus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback/empty-state'

/** A page that could not be shown: what did not happen, a reference to quote, and one thing to do. */
export function BrokenPage({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  return (
    <EmptyState
      icon={OctagonMinus}
      level={1}
      framed
      title="This page could not be shown"
      description={
        <>
          Reading it failed. Nothing was changed, and what was recorded before is safe.
          {digest ? ` Reference ${digest}.` : null}
        </>
      }
      actions={<Button onClick={onRetry}>Try again</Button>}
    />
  )
}
