import { describe, expect, it } from 'vitest'
import type { Finding, FindingOutcome } from '@/lib/compliance/rules/types'
import { outcomeSays, outcomeTitle, worstFirst } from './outcome-sentence'

const finding = (outcome: FindingOutcome, says = 'It says so.'): Finding => ({
  rule: 'purpose',
  title: says,
  outcome,
  says,
  facts: [],
  citation: { label: 'GL 1C' },
})

describe('the outcome in words', () => {
  it.each([
    [['clear', 'clear', 'clear'], 'Clear by all three rules'],
    [['clear', 'blocked', 'review'], 'Blocked by one rule of three'],
    [['blocked', 'blocked'], 'Blocked by two rules of two'],
    [['clear', 'review'], 'One rule of two asks for a review'],
    [['review', 'review', 'clear'], 'Two rules of three ask for a review'],
  ] as [FindingOutcome[], string][])('%j', (outcomes, words) => {
    expect(outcomeTitle(outcomes.map((outcome) => finding(outcome)))).toBe(words)
  })

  it('is never clear by all while a rule waits, and blocked all the same', () => {
    expect(outcomeTitle([finding('clear')], 8)).toBe('Clear so far')
    expect(outcomeSays([finding('clear')], 8)).toBe('Eight rules more wait for fields that are empty.')
    expect(outcomeSays([finding('clear')], 1)).toBe('One rule more waits for fields that are empty.')
    expect(outcomeTitle([finding('blocked')], 8)).toBe('Blocked by one rule of one')
  })

  it('puts the worst first and keeps the order within an outcome', () => {
    const sorted = worstFirst([
      finding('clear', 'a'),
      finding('review', 'b'),
      finding('blocked', 'c'),
      finding('clear', 'd'),
    ])
    expect(sorted.map((one) => one.says)).toEqual(['c', 'b', 'a', 'd'])
  })

  it('says the worst finding and counts the reviews beside a block', () => {
    expect(outcomeSays([finding('review'), finding('blocked', 'Yalta is in Crimea.')])).toBe(
      'Yalta is in Crimea. This entry cannot be approved by anyone. One more rule asks for a review.',
    )
  })
})
