import { describe, expect, it } from 'vitest'
import { addDays, dateIn, daysInMonth, formatInstant, yearOf } from './calendar'

describe('the year of the cap is the year of the payment date', () => {
  it.each([
    ['2025-12-31', 2025],
    ['2026-01-01', 2026],
  ])('%s: %d', (date, year) => {
    expect(yearOf(date)).toBe(year)
  })
})

describe('the date of an instant', () => {
  it.each([
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2026-01-01T04:59:59Z', 'Europe/Moscow', '2026-01-01'],
    ['2026-07-01T03:59:59Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T04:00:00Z', 'America/New_York', '2026-07-01'],
  ])('%s in %s: %s', (instant, zone, date) => {
    expect(dateIn(new Date(instant), zone)).toBe(date)
  })

  it('is formatted with its time', () => {
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
