import { describe, expect, it } from 'vitest'
import { relativeDate } from './relative-date'

describe('a date relative to today', () => {
  it.each([
    ['today', '2028-02-29', '2028-02-29'],
    [' Today ', '2026-11-27', '2026-11-27'],
    ['TODAY', '2026-11-27', '2026-11-27'],
    ['yesterday', '2026-03-01', '2026-02-28'],
    ['yesterday', '2027-01-01', '2026-12-31'],
    ['tomorrow', '2026-12-31', '2027-01-01'],
    ['tomorrow', '2028-02-28', '2028-02-29'],
  ])('%j on %s (today) is %s', (typed, today, date) => {
    expect(relativeDate(typed, today)).toBe(date)
  })

  it.each(['', '27 Nov 2026', 'to day', 'todays', 'now', 'constructor', '__proto__'])('%j is not one', (typed) => {
    expect(relativeDate(typed, '2026-11-27')).toBeNull()
  })
})
