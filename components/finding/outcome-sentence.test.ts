import { describe, expect, it } from 'vitest'
import type { Finding, FindingOutcome } from '@/lib/compliance/rules/types'
import { outcomeDescription, outcomeTitle, worstFirst } from './outcome-sentence'

const finding = (outcome: FindingOutcome, message = 'A message.'): Finding => ({
  rule: 'purpose',
  title: message,
  outcome,
  message,
  facts: [],
  citation: { label: 'GL 1C' },
})

describe('the outcome as a sentence', () => {
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
    expect(outcomeTitle([finding('clear')], 2)).toBe('One rule of three is clear')
    expect(outcomeTitle([finding('clear'), finding('clear')], 2)).toBe('Two rules of four are clear')
    expect(outcomeDescription([finding('clear')], 8)).toBe('Eight more rules wait for empty fields.')
    expect(outcomeDescription([finding('clear')], 1)).toBe('One more rule waits for empty fields.')
    expect(outcomeTitle([finding('blocked')], 8)).toBe('Blocked by one rule of one')
  })

  it('puts the worst first and keeps the order within an outcome', () => {
    const sorted = worstFirst([
      finding('clear', 'a'),
      finding('review', 'b'),
      finding('blocked', 'c'),
      finding('clear', 'd'),
    ])
    expect(sorted.map((one) => one.message)).toEqual(['c', 'b', 'a', 'd'])
  })

  it('gives the message of the worst finding and counts the reviews beside a block', () => {
    expect(outcomeDescription([finding('review'), finding('blocked', 'Yalta is in Crimea.')])).toBe(
      'Yalta is in Crimea. This entry cannot be approved by anyone. One more rule asks for a review.',
    )
  })
})
