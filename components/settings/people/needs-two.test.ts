import { describe, expect, it } from 'vitest'
import { impossibleAlone } from './needs-two'

describe('what no one can do without a second person', () => {
  it.each([
    {
      managerCount: 0,
      administratorCount: 1,
      phrases: ['that a manager recorded', 'record of the law', 'lost second factor'],
    },
    { managerCount: 1, administratorCount: 1, phrases: ['that a manager recorded', 'takes a third person'] },
    { managerCount: 1, administratorCount: 2, phrases: ['that a manager recorded'] },
    { managerCount: 2, administratorCount: 0, phrases: ['takes a third person'] },
    { managerCount: 2, administratorCount: 1, phrases: [] },
  ])('is listed for $managerCount managers and $administratorCount administrators', ({ phrases, ...deciders }) => {
    const listed = impossibleAlone(deciders)
    for (const phrase of phrases) expect(listed.join('; ')).toContain(phrase)
    expect(listed.length === 0).toBe(phrases.length === 0)
    expect(listed.some((each) => each.includes('that a manager recorded'))).toBe(deciders.managerCount < 2)
  })
})
