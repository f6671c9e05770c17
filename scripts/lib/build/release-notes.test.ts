import { describe, expect, it } from 'vitest'
import { releaseNotes, withRelease } from './release-notes.mjs'

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- The cap $& holds.\n\n### More\n- Two.\n\n## 0.1.0 (2026-01-02)\n\n- One.\n'

describe('the notes of a release are the section "Unreleased"', () => {
  it.each([
    ['some', CHANGELOG, '- The cap $& holds.\n\n### More\n- Two.'],
    ['none', '# Changelog\n\n## Unreleased\n\n## 0.1.0 (2026-01-02)\n', ''],
    ['the first release', '## Unreleased\n\n- One.\n', '- One.'],
    ['no such heading', '# Changelog\n', ''],
  ])('%s', (_what, changelog, notes) => {
    expect(releaseNotes(changelog)).toBe(notes)
  })

  it('go under the version, and leave an empty place for the next', () => {
    const released = withRelease(CHANGELOG, '0.2.0', '2026-12-01')
    expect(releaseNotes(released)).toBe('')
    expect(released).toContain('## Unreleased\n\n## 0.2.0 (2026-12-01)\n\n- The cap $& holds.')
    expect(released.endsWith('## 0.1.0 (2026-01-02)\n\n- One.\n')).toBe(true)
  })
})
