import { describe, expect, it } from 'vitest'
import { readWrittenFiles } from '@/scripts/lib/checks/prose.mjs'
import { BAND_WORDS } from './money/headroom'
import { numberWord, RULE_TITLES } from './words'

// What the rules count and name is written from them. Written by hand it stays as it was when they change.

const FILES = readWrittenFiles()
const SOURCES = FILES.filter(
  ({ path }) => /^(app|components|lib|prisma\/sql)\//.test(path) && !/\.test\.tsx?$/.test(path),
)

/** The files with a match, each with its line. */
const linesWith = (files: typeof FILES, pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  )

describe('is written by hand nowhere:', () => {
  it('the number of the rules', () => {
    const counts = Array.from({ length: Object.keys(RULE_TITLES).length + 4 }, (_, more) => more + 5)
    const words = counts.map(numberWord).join('|')
    const counted = new RegExp(
      `\\b(${words}|${counts.join('|')}) rules\\b|\\brules? of (the )?(?!\\d)(${words})\\b`,
      'i',
    )
    expect(linesWith(FILES, counted)).toEqual([])
  })

  it('the label of a band of headroom', () => {
    const labels = Object.values(BAND_WORDS).filter((label) => label.includes(' '))
    expect(labels).not.toEqual([])
    const others = SOURCES.filter(({ path }) => path !== 'lib/compliance/rules/money/headroom.ts')
    expect(linesWith(others, new RegExp(`\\b(${labels.join('|')})\\b`, 'i'))).toEqual([])
  })

  it('the role that a refusal names', () => {
    const others = SOURCES.filter(({ path }) => path !== 'lib/compliance/rules/approval/approval.ts')
    expect(linesWith(others, /\b(Analyst|Manager|Auditor|Administrator)s? (cannot|may not)\b/)).toEqual([])
  })
})
