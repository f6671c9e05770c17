import type { ReactNode } from 'react'
import { classNames } from '../class-names'

/** Filled tones call for attention; `plain` and `off` do not. */
export type TagTone = 'wait' | 'review' | 'blocked' | 'clear' | 'violation' | 'plain' | 'off'

const FILLED = 'tag-filled'
const TONES: Record<TagTone, string> = {
  wait: `${FILLED} bg-reserved-soft text-reserved`,
  review: `${FILLED} bg-review-soft text-review`,
  blocked: `${FILLED} bg-blocked-soft text-blocked`,
  clear: `${FILLED} bg-clear-soft text-clear`,
  violation: `${FILLED} bg-blocked text-on-solid`,
  plain: 'text-text-2',
  off: 'text-text-3',
}

/** A word with a shape before it. Prefer StateTag and OutcomeTag, which know the labels. */
export function Tag({ tone = 'plain', icon, children }: { tone?: TagTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames('tag', TONES[tone])}>
      {icon}
      {children}
    </span>
  )
}
