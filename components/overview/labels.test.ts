import { describe, expect, it } from 'vitest'
import type { TodaysWork } from '@/lib/reporting/overview/overview'
import { todaySentence, waitingWords, whenWords } from './labels'
import { subjectWords } from './license-labels'

const ZONE = 'America/New_York'
const counts = (requested: number, inReview: number, approved: number) => {
  const of = (count: number) => ({ count, cents: 0, oldest: null })
  return {
    requested: { mine: of(9), others: of(requested) },
    in_review: { mine: of(9), others: of(inReview) },
    unreserved: { mine: of(9), others: of(0) },
    approved: { mine: of(approved), others: of(9) },
  }
}
const work = (hand: TodaysWork['hand'], of: ReturnType<typeof counts>): TodaysWork => ({
  hand,
  counts: of,
  stopped: [],
  stoppedCount: 0,
  awaiting: [],
  inReview: [],
  own: [],
  voids: [],
  voidCount: 0,
})

describe('todaySentence', () => {
  it.each([
    [
      work('decides', counts(3, 1, 1)),
      'Monday, 23 Nov 2026. Five payments are waiting for you; 38 days remain in the year.',
    ],
    [work('decides', counts(0, 0, 0)), 'Monday, 23 Nov 2026. Nothing is waiting for you; 38 days remain in the year.'],
    [
      work('records', counts(3, 3, 1)),
      'Monday, 23 Nov 2026. One payment is waiting for you; 38 days remain in the year.',
    ],
    [work('reads', counts(3, 3, 3)), 'Monday, 23 Nov 2026. 38 days remain in the year.'],
  ])('counts what the user can do', (todaysWork, sentence) => {
    expect(todaySentence('2026-11-23', todaysWork)).toBe(sentence)
  })

  it('counts the last days of a year', () => {
    const nothing = work('reads', counts(0, 0, 0))
    expect(todaySentence('2026-12-30', nothing)).toBe('Wednesday, 30 Dec 2026. One day remains in the year.')
    expect(todaySentence('2026-12-31', nothing)).toBe('Thursday, 31 Dec 2026. No days remain in the year.')
  })
})

describe('dates of pending items', () => {
  it('show the time today and the date of another day, in the organisation’s time zone', () => {
    expect(whenWords(new Date('2026-11-23T13:41:00Z'), '2026-11-23', ZONE)).toBe('Today, 08:41')
    expect(whenWords(new Date('2026-11-23T03:00:00Z'), '2026-11-23', ZONE)).toBe('22 Nov 2026')
  })

  it('count full days of waiting', () => {
    expect(waitingWords(new Date('2026-11-23T13:41:00Z'), '2026-11-23', ZONE)).toBe('since today')
    expect(waitingWords(new Date('2026-11-22T13:41:00Z'), '2026-11-23', ZONE)).toBe('1 day')
    expect(waitingWords(new Date('2026-11-17T13:41:00Z'), '2026-11-23', ZONE)).toBe('6 days')
  })
})

describe('subjectWords', () => {
  it('names the license and the product, if any', () => {
    const license = { licenseKind: 'import_license' as const, licenseNumber: '077-26', productName: 'LX-40' }
    expect(subjectWords(license)).toBe('Import license 077-26, LX-40')
    expect(subjectWords({ ...license, productName: null })).toBe('Import license 077-26')
    expect(subjectWords({ licenseKind: null, licenseNumber: null, productName: null })).toBe('No FSB license')
  })
})
