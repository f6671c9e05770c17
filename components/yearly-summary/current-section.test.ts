import { describe, expect, it } from 'vitest'
import { currentSection } from './current-section'

const sections = (...tops: number[]) => tops.map((topPixels, at) => ({ id: `s${at}`, topPixels }))
const at = { chosen: '', windowPixels: 900, isAtEnd: false }

describe('the section that is marked in the contents', () => {
  it.each([
    ['the first before any is reached', sections(300, 700, 1400), at, 's0'],
    ['the last that has reached the top', sections(-900, 80, 500), at, 's1'],
    ['the left one of a pair', sections(-900, 80, 80, 500), at, 's1'],
    ['the last at the end of the page', sections(-900, 300, 600), { ...at, isAtEnd: true }, 's2'],
    ['the chosen one of a pair', sections(-900, 80, 80, 500), { ...at, chosen: 's2' }, 's2'],
    [
      'the chosen one that cannot reach the top',
      sections(-900, 400, 700),
      { ...at, chosen: 's1', isAtEnd: true },
      's1',
    ],
    ['the one that is read, after the chosen one', sections(-900, -300, 90), { ...at, chosen: 's1' }, 's2'],
    ['the one that is read, before the chosen one', sections(10, 500, 800), { ...at, chosen: 's1' }, 's0'],
    ['none without sections', [], at, undefined],
  ])('is %s', (_what, tops, state, expected) => {
    expect(currentSection(tops, state)).toBe(expected)
  })
})
