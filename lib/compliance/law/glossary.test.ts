import { describe, expect, it } from 'vitest'
import { GLOSSARY, termOfCitation } from './glossary'

describe('the glossary', () => {
  it.each(Object.entries(GLOSSARY))(
    '%s is a title, a text of at most 300 characters and https sources',
    (_key, entry) => {
      expect(entry.title).not.toBe('')
      expect(entry.text).toMatch(/^[A-Z].*\.$/s)
      expect(entry.text.length).toBeLessThanOrEqual(300)
      if ('source' in entry) expect(entry.source.url).toMatch(/^https:\/\//)
    },
  )

  it.each([
    ['GL 1C (a)(2)', 'gl-1'],
    ['Cyber GL 1', 'gl-1'],
    ['GL 42', 'gl-42'],
    ['GL 1C and GL 42', 'gl-42'],
    ['GL 13', undefined],
    ['31 CFR 501.604', undefined],
  ])('the citation %j: %s', (label, term) => {
    expect(termOfCitation(label)).toBe(term)
  })
})
