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
import { HalfCircle, Icon } from './icon'
import { Tag, type TagTone } from './tag'

/** The words for each state, for tags, filters and sentences. */
export const STATE_LABELS: Readonly<Record<PaymentState, string>> = {
  requested: 'Awaiting approval',
  in_review: 'In review',
  unreserved: 'In review, no reservation',
  approved: 'Approved',
  paid: 'Paid',
  rejected: 'Rejected',
  voided: 'Voided',
  blocked: 'Blocked',
  violation: 'Apparent violation',
}

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

/** The icon of each outcome: a circle, a triangle, an octagon. The shape says it before the colour does. */
export const OUTCOME_ICONS: Readonly<Record<FindingOutcome, LucideIcon>> = {
  clear: CircleCheck,
  review: TriangleAlert,
  blocked: OctagonMinus,
}

/** The words for each outcome of a determination. */
export const OUTCOME_WORDS: Readonly<Record<FindingOutcome, string>> = {
  clear: 'Clear',
  review: 'Review',
  blocked: 'Blocked',
}

function TagIcon({ shape }: { shape: Shape }) {
  if (shape.icon === 'half') return <HalfCircle size={14} className={shape.tint} />
  return <Icon of={shape.icon} size={14} className={shape.tint} />
}

/** The state of a payment: filled when somebody has to look, plain when nobody has to. */
export function StateTag({ state, words }: { state: PaymentState; words?: string }) {
  const shape = STATES[state]
  return (
    <Tag tone={shape.tone} icon={<TagIcon shape={shape} />}>
      {words ?? STATE_LABELS[state]}
    </Tag>
  )
}

/** The outcome of a rule or of a whole determination. `words` replaces the word, such as "Cleared after review". */
export function OutcomeTag({ outcome, words }: { outcome: FindingOutcome; words?: string }) {
  return (
    <Tag tone={outcome} icon={<Icon of={OUTCOME_ICONS[outcome]} size={14} />}>
      {words ?? OUTCOME_WORDS[outcome]}
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
