import type { Finding, FindingOutcome, PaymentState } from '@/lib/compliance/rules/types'
import { countInWords, numberWord, sentence, stateLabel } from '@/lib/compliance/rules/words'
import { outcomeTitle, worstFirst } from './outcome-sentence'

/** A transition of a payment; its first one comes from no state. */
export type RecordedMove = {
  fromState: PaymentState | null
  toState: PaymentState
  actor: string | null
  reason: string
}

/** A stored determination as the page of its payment shows it: what was determined, and what has become of it. */
export type RecordedOutcome = {
  title: string
  description: string
  /** The color of the title: that of the outcome only while the outcome holds. */
  tone: FindingOutcome | 'neutral'
  /** The entry still awaits a person, or can be entered again: its findings advise what to do. */
  isOpen: boolean
}

/**
 * Describes a recorded entry in its present state, from its transitions, oldest first. What counts and what is reserved
 * follows from the state alone: the newest determination can be one that was made since, of an entry in any state.
 */
export function recordedOutcome(
  findings: readonly Finding[],
  state: PaymentState,
  moves: readonly RecordedMove[],
): RecordedOutcome {
  const worst = worstFirst(findings)[0]
  const outcome = worst?.outcome ?? 'clear'
  const contradicted = outcome === 'clear' && !PASSED.includes(state)
  const message = contradicted ? WAS_CLEAR : outcome === 'clear' ? '' : worst?.message
  return {
    title: contradicted ? stateLabel(state) : outcome === 'review' ? reviewTitle(findings) : outcomeTitle(findings),
    description: [message, clearedText(moves), standingOf(state, moves)].filter(Boolean).join(' '),
    tone: toneOf(outcome, state),
    isOpen: isReviewed(state) || (state === 'blocked' && outcome === 'blocked'),
  }
}

/** The states in which the rules' answer that an entry is clear still holds. */
const PASSED: readonly PaymentState[] = ['requested', 'approved', 'paid']
const WAS_CLEAR = 'Every rule was clear when it was determined.'

function toneOf(outcome: FindingOutcome, state: PaymentState): RecordedOutcome['tone'] {
  if (state === 'blocked' || state === 'violation') return 'blocked'
  if (isReviewed(state)) return outcome === 'blocked' ? 'blocked' : 'review'
  return outcome === 'clear' && PASSED.includes(state) ? 'clear' : 'neutral'
}

const countOf = (findings: readonly Finding[], wanted: FindingOutcome) =>
  findings.filter(({ outcome }) => outcome === wanted).length

const reviewTitle = (findings: readonly Finding[]) =>
  `${sentence(countInWords(countOf(findings, 'review'), 'rule'))} of ${numberWord(findings.length)} requested a review`

const isReviewed = (state: PaymentState | null) => state === 'in_review' || state === 'unreserved'

/** The last review, if a person cleared it. */
function clearedText(moves: readonly RecordedMove[]): string {
  const decided = moves.findLast(({ fromState, toState }) => isReviewed(fromState) && !isReviewed(toState))
  const opened = moves.findLastIndex(({ toState }) => isReviewed(toState))
  const isLast = decided !== undefined && moves.indexOf(decided) > opened
  return isLast && decided.toState === 'requested' ? `Cleared after review${signed(decided)}` : ''
}

/** What the state means: whether the amount counts, is reserved or is neither, and who brought it there. */
function standingOf(state: PaymentState, moves: readonly RecordedMove[]): string {
  const move = moves.findLast(({ toState }) => toState === state)
  const by = move ? signed(move) : '.'
  const wasReviewed = isReviewed(move?.fromState ?? null)
  switch (state) {
    case 'requested':
      return 'A second person approves it before money moves.'
    case 'in_review':
      return 'Its amount is reserved until a person decides.'
    case 'unreserved':
      return 'It reserves nothing until a person decides.'
    case 'approved':
      return `Approved${by} Its amount is reserved until it is paid.`
    case 'paid':
      return `Marked as paid${by}`
    case 'rejected':
      return `Rejected${by} It counts nothing toward the cap.`
    case 'voided':
      return `Voided${by} It counts nothing toward the cap.`
    case 'blocked':
      return `${wasReviewed ? `Blocked after review${by} ` : ''}It counts nothing toward the cap.`
    case 'violation':
      return `${move?.fromState ? `Became an apparent violation${by}` : 'It is an apparent violation.'} ${OUTSIDE}`
  }
}

const OUTSIDE = 'It was paid outside the authorization.'

const signed = ({ actor, reason }: RecordedMove): string =>
  `${actor ? ` by ${actor}` : ''}.${reason ? ` “${reason}”` : ''}`
