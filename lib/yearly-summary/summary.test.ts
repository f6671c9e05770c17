import { describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/sha256'
import { canonicalJson } from './canonical-json'
import { project } from './projection'
import { waitWords } from './summary-words'

describe('canonicalJson', () => {
  it('is the same whatever order the keys came in', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ё' }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"ё","d":null}]}',
    )
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
  it('refuses what has no one spelling', () => {
    expect(() => canonicalJson({ cents: 0.5 })).toThrow('not a whole number')
  })
})

describe('project', () => {
  it('takes for each month the larger of what is reserved and what was paid last year', () => {
    const toCome = [
      { month: 11, reservedCents: 300, paidBeforeCents: 100 },
      { month: 12, reservedCents: 0, paidBeforeCents: 250 },
    ]
    expect(project(1000, toCome)).toEqual({
      endCents: 1550,
      months: [
        { month: 11, sumCents: 1300 },
        { month: 12, sumCents: 1550 },
      ],
    })
    expect(project(1000, [])).toEqual({ endCents: 1000, months: [] })
  })
})

describe('waitWords', () => {
  it.each([
    [null, '-'],
    [0, '0 minutes'],
    [1, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [1439, '23 hours'],
    [1440, '1 day'],
    [1500, '1 day 1 hour'],
    [4350, '3 days'],
  ])('%s minutes: %s', (minutes, words) => {
    expect(waitWords(minutes)).toBe(words)
  })
})
