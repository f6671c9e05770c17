import { expect, it } from 'vitest'
import type { Finding, FindingOutcome, PaymentState } from '@/lib/compliance/rules/types'
import { type RecordedMove, recordedOutcome } from './recorded-outcome'

const finding = (outcome: FindingOutcome): Finding => ({
  rule: 'duplicate',
  title: 'Duplicate',
  outcome,
  message: outcome === 'blocked' ? 'Over the cap.' : 'Paid before.',
  facts: [],
  citation: { label: 'Policy', policy: true },
})

const ACTORS: Partial<Record<PaymentState, string>> = {
  approved: 'Max',
  paid: 'Ana',
  rejected: 'Max',
  voided: 'Mia',
  violation: 'Max',
}

/** The transitions through these states; what leaves a review is decided by Mia, with a reason. */
function through(...states: PaymentState[]): RecordedMove[] {
  return states.map((toState, index) => {
    const fromState = states[index - 1] ?? null
    const isDecided = fromState === 'in_review' || fromState === 'unreserved'
    const actor = fromState === null ? 'Ana' : isDecided ? 'Mia' : (ACTORS[toState] ?? null)
    return { fromState, toState, actor, reason: isDecided && toState !== 'unreserved' ? 'invoice 9' : '' }
  })
}

const WAS_CLEAR = 'Every rule was clear when it was determined.'

it.each<[FindingOutcome, PaymentState[], string]>([
  ['clear', ['requested'], 'A second person approves it before money moves.'],
  ['clear', ['requested', 'approved'], 'Approved by Max. Its amount is reserved until it is paid.'],
  ['clear', ['requested', 'approved', 'paid'], 'Marked as paid by Ana.'],
  ['clear', ['requested', 'rejected'], `${WAS_CLEAR} Rejected by Max. It counts nothing toward the cap.`],
  ['clear', ['requested', 'voided'], `${WAS_CLEAR} Voided by Mia. It counts nothing toward the cap.`],
  // Clear when it was determined; its headroom was taken by money that left since.
  ['clear', ['requested', 'unreserved'], `${WAS_CLEAR} It reserves nothing until a person decides.`],
  [
    'clear',
    ['requested', 'approved', 'paid', 'violation'],
    `${WAS_CLEAR} Became an apparent violation by Max. It was paid outside the authorization.`,
  ],
  ['review', ['in_review'], 'Paid before. Its amount is reserved until a person decides.'],
  ['review', ['in_review', 'unreserved'], 'Paid before. It reserves nothing until a person decides.'],
  [
    'review',
    ['in_review', 'requested'],
    'Paid before. Cleared after review by Mia. “invoice 9” A second person approves it before money moves.',
  ],
  [
    'review',
    ['in_review', 'requested', 'approved', 'paid'],
    'Paid before. Cleared after review by Mia. “invoice 9” Marked as paid by Ana.',
  ],
  [
    'review',
    ['in_review', 'blocked'],
    'Paid before. Blocked after review by Mia. “invoice 9” It counts nothing toward the cap.',
  ],
  // The rules were asked again: a review that no one has cleared; the first transition is the recording.
  ['review', ['requested', 'in_review'], 'Paid before. Its amount is reserved until a person decides.'],
  [
    'review',
    ['requested', 'in_review', 'rejected'],
    'Paid before. Rejected by Mia. “invoice 9” It counts nothing toward the cap.',
  ],
  // Cleared once, and in review again since.
  ['review', ['in_review', 'requested', 'in_review'], 'Paid before. Its amount is reserved until a person decides.'],
  ['blocked', ['blocked'], 'Over the cap. It counts nothing toward the cap.'],
  ['blocked', ['violation'], 'Over the cap. It is an apparent violation. It was paid outside the authorization.'],
  // The rules were asked again, and block what is still reserved.
  ['blocked', ['requested', 'in_review'], 'Over the cap. Its amount is reserved until a person decides.'],
])('%s, through %j: %s', (outcome, states, description) => {
  const state = states.at(-1) ?? 'requested'
  expect(recordedOutcome([finding(outcome)], state, through(...states)).description).toBe(description)
})

it.each<[FindingOutcome, PaymentState, string, string]>([
  ['clear', 'requested', 'Clear by all one rule', 'clear'],
  ['clear', 'paid', 'Clear by all one rule', 'clear'],
  ['clear', 'unreserved', 'In review without a reservation', 'review'],
  ['clear', 'voided', 'Voided', 'neutral'],
  ['clear', 'violation', 'Apparent violation', 'blocked'],
  ['review', 'in_review', 'One rule of one requested a review', 'review'],
  ['review', 'approved', 'One rule of one requested a review', 'neutral'],
  ['review', 'blocked', 'One rule of one requested a review', 'blocked'],
  ['blocked', 'blocked', 'Blocked by one rule of one', 'blocked'],
  ['blocked', 'in_review', 'Blocked by one rule of one', 'blocked'],
  ['blocked', 'violation', 'Blocked by one rule of one', 'blocked'],
  ['blocked', 'voided', 'Blocked by one rule of one', 'neutral'],
])('%s, and %s now: titled “%s”, in the color of %s', (outcome, state, title, tone) => {
  expect(recordedOutcome([finding(outcome)], state, through(state))).toMatchObject({ title, tone })
})

it.each<[PaymentState, FindingOutcome, boolean]>([
  ['requested', 'review', false],
  ['in_review', 'review', true],
  ['unreserved', 'clear', true],
  ['approved', 'review', false],
  ['paid', 'review', false],
  ['blocked', 'blocked', true],
  ['blocked', 'review', false],
  ['violation', 'blocked', false],
  ['voided', 'review', false],
])('%s, determined as %s: the findings advise what to do: %s', (state, outcome, isOpen) => {
  expect(recordedOutcome([finding(outcome)], state, through(state)).isOpen).toBe(isOpen)
})
