import { describe, expect, it } from 'vitest'
import type { Finding, FindingOutcome, RuleName } from '../types'
import { answersDiffer, worsenedFindings } from './worsened'

const finding = (rule: RuleName, outcome: FindingOutcome, message: string = outcome): Finding => ({
  rule,
  title: rule,
  outcome,
  message,
  facts: [],
  citation: { label: 'policy', policy: true },
})

describe('what stops a step that is about to take effect', () => {
  it.each<[string, Finding[], Finding[], string[]]>([
    ['nothing when all is clear', [finding('payee', 'clear')], [finding('payee', 'clear')], []],
    [
      'nothing when the doubt is the one that was decided',
      [finding('payee', 'review', 'a')],
      [finding('payee', 'review', 'a')],
      [],
    ],
    ['a new doubt of the same rule', [finding('payee', 'review', 'a')], [finding('payee', 'review', 'b')], ['payee']],
    ['a review where it was clear', [finding('purpose', 'clear')], [finding('purpose', 'review')], ['purpose']],
    [
      'a block where it was a review',
      [finding('destination', 'review')],
      [finding('destination', 'blocked')],
      ['destination'],
    ],
    ['nothing when it got better', [finding('destination', 'blocked')], [finding('destination', 'review')], []],
    ['a rule that did not run then', [], [finding('end-user', 'review')], ['end-user']],
    ['nothing of a new rule that is clear', [], [finding('end-user', 'clear')], []],
    ['the worst first', [], [finding('payee', 'review'), finding('destination', 'blocked')], ['destination', 'payee']],
  ])('%s', (_what, before, now, rules) => {
    expect(worsenedFindings(before, now).map(({ rule }) => rule)).toEqual(rules)
  })

  it('states the previous answer of the rule and its answer now', () => {
    const [worsened] = worsenedFindings(
      [finding('purpose', 'clear', 'Valid.')],
      [finding('purpose', 'review', 'Cancelled.')],
    )
    expect(worsened).toMatchObject({ before: 'Valid.', now: 'Cancelled.', outcome: 'review' })
  })
})

describe('an answer that is stored after a previous one', () => {
  const cited = { ...finding('authority', 'clear'), citation: { label: '88 FR 34443; confirmed by counsel: c-1' } }
  it.each<[string, Finding[], Finding[], boolean]>([
    [
      'the same outcome on the same source',
      [finding('payee', 'review', 'a')],
      [finding('payee', 'review', 'b')],
      false,
    ],
    ['a better outcome', [finding('payee', 'review')], [finding('payee', 'clear')], true],
    ['another source', [finding('authority', 'clear')], [cited], true],
    ['a rule that did not run then', [], [finding('payee', 'clear')], true],
  ])('%s', (_what, before, now, expected) => {
    expect(answersDiffer(before, now)).toBe(expected)
  })
})
