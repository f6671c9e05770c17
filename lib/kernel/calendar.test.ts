import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateIn,
  daysBetween,
  daysInMonth,
  formatDate,
  formatInstant,
  fromDateColumn,
  readDate,
  toDateColumn,
  yearOf,
} from './calendar'

describe('a date as people type it', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['27 Nov 2026', '2026-11-27'],
    ['27 nov 2026', '2026-11-27'],
    ['27 November 2026', '2026-11-27'],
    ['27 Nov. 2026', '2026-11-27'],
    ['  27   Nov  2026 ', '2026-11-27'],
    ['1 May 2026', '2026-05-01'],
    ['29 Feb 2024', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2016-12-28', '2016-12-28'],
    ['9999-12-31', '9999-12-31'],
  ])('%j: %s', (typed, date) => {
    expect(readDate(typed)).toEqual({ ok: true, date })
  })

  const SUCH_AS = 'Enter a date such as 27 Nov 2026'
  it.each([
    ['', SUCH_AS],
    ['11/12/2026', SUCH_AS],
    ['11.12.2026', SUCH_AS],
    ['27 Nov 26', SUCH_AS],
    ['27 Novem 2026', SUCH_AS],
    ['Nov 27 2026', SUCH_AS],
    ['2026-13-01', SUCH_AS],
    ['2026-00-10', SUCH_AS],
    ['2026-1-1', SUCH_AS],
    ['2026-11-27T00:00', SUCH_AS],
    ['12026-11-27', SUCH_AS],
    ['2026-11-27\u0000', SUCH_AS],
    ['tomorrow', SUCH_AS],
    ['31 Nov 2026', 'November has 30 days. Enter a date such as 30 Nov 2026'],
    ['2026-11-00', 'November has 30 days. Enter a date such as 30 Nov 2026'],
    ['29 Feb 2026', 'February 2026 has 28 days. Enter a date such as 28 Feb 2026'],
    ['2025-02-29', 'February 2025 has 28 days. Enter a date such as 28 Feb 2025'],
    ['1900-02-29', 'February 1900 has 28 days. Enter a date such as 28 Feb 1900'],
    ['32 Jan 2026', 'January has 31 days. Enter a date such as 31 Jan 2026'],
  ])('%j is refused: %s', (typed, says) => {
    expect(readDate(typed)).toEqual({ ok: false, says })
  })

  it('reads back every date it writes', () => {
    const day = fc.integer({ min: 0, max: 12_000 })
    fc.assert(
      fc.property(day, (days) => {
        const date = addDays('2016-12-29', days)
        expect(readDate(formatDate(date))).toEqual({ ok: true, date })
        expect(daysBetween('2016-12-29', date)).toBe(days)
        expect(fromDateColumn(toDateColumn(date))).toBe(date)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof readDate(typed).ok === 'boolean'))
  })
})

describe('the year of the cap is the year of the payment date', () => {
  it.each([
    ['2025-12-31', 2025],
    ['2026-01-01', 2026],
  ])('%s: %d', (date, year) => {
    expect(yearOf(date)).toBe(year)
  })
})

describe('the date an instant falls on', () => {
  it.each([
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2026-01-01T04:59:59Z', 'Europe/Moscow', '2026-01-01'],
    ['2026-07-01T03:59:59Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T04:00:00Z', 'America/New_York', '2026-07-01'],
  ])('%s in %s: %s', (instant, zone, date) => {
    expect(dateIn(new Date(instant), zone)).toBe(date)
  })

  it('is written with its time', () => {
    expect(formatInstant(new Date('2026-11-23T14:02:00Z'), 'America/New_York')).toBe('23 Nov 2026, 09:02')
    expect(formatInstant(new Date('2026-11-23T05:00:00Z'), 'America/New_York')).toBe('23 Nov 2026, 00:00')
  })
})

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-11-01', 1, '2026-11-02'],
  ])('%s and %d: %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then)
  })

  it.each([
    [2024, 2, 29],
    [2026, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 12, 31],
  ])('month %2$d of %1$d', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days)
  })
})
