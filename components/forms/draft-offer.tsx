'use client'

import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'

/** Offers what was typed into this form before, in this tab. */
export function DraftOffer({ resume, discard }: { resume: () => void; discard: () => void }) {
  return (
    <div className="mb-4">
      <Callout tone="note" title="An unfinished form is saved in this tab.">
        <span className="mt-2 flex gap-2">
          <Button size="small" onClick={resume}>
            Resume draft
          </Button>
          <Button size="small" tone="quiet" onClick={discard}>
            Discard draft
          </Button>
        </span>
      </Callout>
    </div>
  )
}
