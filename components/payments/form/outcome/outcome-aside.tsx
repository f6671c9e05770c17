'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { AGE_LABELS, type AnswerAge } from '@/components/finding/determination-panel'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { OUTCOME_ICONS } from '@/components/ui/display/state-tag'
import type { FindingOutcome } from '@/lib/compliance/rules/types'

/**
 * Keeps the determination in view: beside the form on a wide screen, where it scrolls by itself; under 1,241 px behind
 * a bar at the foot, which names the outcome and opens it. It closes when focus goes elsewhere, so that it hides
 * nothing that has focus. `summary` is read to a screen reader once each time it changes.
 */
export function OutcomeAside({
  outcome,
  age,
  summary,
  end,
  children,
}: {
  /** Null while no rule has answered. */
  outcome: FindingOutcome | null
  age: AnswerAge
  summary: string
  /** At the end of the bar, such as the headroom that is left. */
  end: string | null
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const drawerId = useId()
  const bar = useRef<HTMLButtonElement>(null)
  return (
    <section
      aria-label="Determination of this entry"
      className="desktop:sticky desktop:top-4 print:static"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        bar.current?.focus()
      }}
    >
      <p role="status" className="sr-only">
        {age === 'old' ? AGE_LABELS.old : summary}
      </p>
      <button
        ref={bar}
        type="button"
        data-outcome-bar
        aria-expanded={open}
        aria-controls={drawerId}
        onClick={() => setOpen(!open)}
        className={classNames(
          'fixed right-0 bottom-15 left-0 z-20 flex h-11 items-center gap-2 border-t px-gutter text-left',
          'tablet:bottom-0 tablet:left-side desktop:hidden print:hidden',
          BARS[age === 'current' ? (outcome ?? 'none') : 'none'],
        )}
      >
        {outcome && age === 'current' ? <Icon of={OUTCOME_ICONS[outcome]} /> : null}
        <span className="min-w-0 truncate font-medium">{age === 'current' ? summary : AGE_LABELS[age]}</span>
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-sm text-text">
          {age === 'current' ? end : null}
          <Icon of={open ? ChevronDown : ChevronUp} />
        </span>
      </button>
      <div
        id={drawerId}
        tabIndex={-1}
        className={classNames(
          'overflow-y-auto outline-none print:max-h-none print:overflow-visible',
          'desktop:relative desktop:-m-1 desktop:max-h-[calc(100dvh-32px)] desktop:p-1',
          'max-desktop:fixed max-desktop:right-0 max-desktop:bottom-26 max-desktop:left-0 max-desktop:z-20',
          'max-desktop:max-h-[min(70dvh,calc(100dvh-180px))] max-desktop:border-t max-desktop:border-line-strong',
          'max-desktop:bg-canvas max-desktop:p-gutter tablet:max-desktop:bottom-11 tablet:max-desktop:left-side',
          !open && 'max-desktop:hidden',
        )}
      >
        {children}
      </div>
    </section>
  )
}

const BARS: Record<FindingOutcome | 'none', string> = {
  none: 'border-line bg-surface text-text-2',
  clear: 'border-line bg-surface text-clear',
  review: 'border-review-edge bg-review-soft text-review',
  blocked: 'border-blocked-edge bg-blocked-soft text-blocked',
}
