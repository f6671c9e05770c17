import {
  Check,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  Clock,
  Flag,
  type LucideIcon,
  OctagonMinus,
  TriangleAlert,
} from 'lucide-react'
import type { FindingOutcome, FsbLicenseStatus, PaymentState } from '@/lib/compliance/rules/types'
import { stateLabel } from '@/lib/compliance/rules/words'
import { HalfCircle, Icon } from './icon'
import { Tag, type TagTone } from './tag'

type Shape = { tone: TagTone; icon: LucideIcon | 'half'; tint?: string }

const STATES: Readonly<Record<PaymentState, Shape>> = {
  requested: { tone: 'wait', icon: Clock },
  in_review: { tone: 'review', icon: TriangleAlert },
  unreserved: { tone: 'review', icon: CircleDashed },
  approved: { tone: 'plain', icon: 'half', tint: 'text-reserved' },
  paid: { tone: 'plain', icon: Check, tint: 'text-clear' },
  rejected: { tone: 'off', icon: CircleX },
  voided: { tone: 'off', icon: CircleMinus },
  blocked: { tone: 'blocked', icon: OctagonMinus },
  violation: { tone: 'violation', icon: Flag },
}

/** The icon of each outcome: a circle, a triangle, an octagon. The shape is readable without the colour. */
export const OUTCOME_ICONS: Readonly<Record<FindingOutcome, LucideIcon>> = {
  clear: CircleCheck,
  review: TriangleAlert,
  blocked: OctagonMinus,
}

/** The label of each outcome of a determination. */
export const OUTCOME_WORDS: Readonly<Record<FindingOutcome, string>> = {
  clear: 'Clear',
  review: 'Review',
  blocked: 'Blocked',
}

function TagIcon({ shape }: { shape: Shape }) {
  if (shape.icon === 'half') return <HalfCircle size={14} className={shape.tint} />
  return <Icon of={shape.icon} size={14} className={shape.tint} />
}

/** The state of a payment: filled when it needs attention, plain when it does not. */
export function StateTag({ state, label }: { state: PaymentState; label?: string }) {
  const shape = STATES[state]
  return (
    <Tag tone={shape.tone} icon={<TagIcon shape={shape} />}>
      {label ?? stateLabel(state)}
    </Tag>
  )
}

/** The outcome of a rule or of a whole determination. `label` replaces the default, such as "Cleared after review". */
export function OutcomeTag({ outcome, label }: { outcome: FindingOutcome; label?: string }) {
  return (
    <Tag tone={outcome} icon={<Icon of={OUTCOME_ICONS[outcome]} size={14} />}>
      {label ?? OUTCOME_WORDS[outcome]}
    </Tag>
  )
}

const LICENSE_STATUSES: Readonly<Record<FsbLicenseStatus | 'expired', Shape & { word: string }>> = {
  applied: { tone: 'plain', icon: CircleDashed, tint: 'text-reserved', word: 'Applied for' },
  valid: { tone: 'plain', icon: Check, tint: 'text-clear', word: 'Valid' },
  expired: { tone: 'off', icon: Clock, word: 'Expired' },
  cancelled: { tone: 'off', icon: CircleX, word: 'Cancelled' },
}

/** The status of an FSB license. `expired` is not stored: pass it when the validity ended before today. */
export function LicenseStatusTag({ status }: { status: FsbLicenseStatus | 'expired' }) {
  const shape = LICENSE_STATUSES[status]
  return (
    <Tag tone={shape.tone} icon={<TagIcon shape={shape} />}>
      {shape.word}
    </Tag>
  )
}
