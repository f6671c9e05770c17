import { expect, it } from 'vitest'
import type { Finding, FindingOutcome, RuleName } from '../types'
import { compareFindings } from './compare-findings'

const finding = (rule: RuleName, outcome: FindingOutcome, message: string): Finding => ({
  ...{ rule, outcome, message, title: rule, facts: [] },
  citation: { label: 'a source' },
})

it('puts what changed first, worst first, and keeps both answers of every rule', () => {
  const before = [
    finding('annual-cap', 'review', 'Near the cap.'),
    finding('duplicate', 'clear', 'No other entry.'),
    finding('authority', 'clear', 'Valid.'),
    finding('payee', 'clear', 'The FSB.'),
    finding('purpose', 'clear', 'Paying.'),
  ]
  const now = [
    finding('authority', 'review', 'Cancelled.'),
    finding('annual-cap', 'review', 'Near the cap.'),
    finding('destination', 'blocked', 'In Crimea.'),
    finding('duplicate', 'clear', 'No other entry.'),
    finding('payee', 'clear', 'An agent.'),
  ]
  expect(
    compareFindings(before, now).map(({ rule, before: was, now: is, hasChanged }) => [
      rule,
      was && `${was.outcome}: ${was.message}`,
      is && `${is.outcome}: ${is.message}`,
      hasChanged,
    ]),
  ).toEqual([
    ['destination', null, 'blocked: In Crimea.', true],
    ['authority', 'clear: Valid.', 'review: Cancelled.', true],
    ['payee', 'clear: The FSB.', 'clear: An agent.', true],
    ['purpose', 'clear: Paying.', null, true],
    ['annual-cap', 'review: Near the cap.', 'review: Near the cap.', false],
    ['duplicate', 'clear: No other entry.', 'clear: No other entry.', false],
  ])
})

it('finds nothing changed between equal determinations', () => {
  const same = [finding('payee', 'clear', 'The FSB.')]
  expect(compareFindings(same, same).filter(({ hasChanged }) => hasChanged)).toEqual([])
})
