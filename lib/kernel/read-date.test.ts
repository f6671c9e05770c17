import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, formatDate, fromDateColumn, toDateColumn } from './calendar'
import { DATE_MESSAGE, readDate } from './read-date'

describe('a typed date', () => {
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
    ['2026-1-5', '2026-01-05'],
    ['2026/11/27', '2026-11-27'],
    ['2026.11.27', '2026-11-27'],
    ['Nov 27 2026', '2026-11-27'],
    ['Nov 27, 2026', '2026-11-27'],
    ['November 27th, 2026', '2026-11-27'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['27th November 2026', '2026-11-27'],
    ['27 November, 2026', '2026-11-27'],
    ['27. November 2026', '2026-11-27'],
    ['27-Nov-2026', '2026-11-27'],
    ['27Nov2026', '2026-11-27'],
    ['11/28/2026', '2026-11-28'],
    ['28/11/2026', '2026-11-28'],
    ['28.11.2026', '2026-11-28'],
    ['28-11-2026', '2026-11-28'],
    ['1/13/2026', '2026-01-13'],
    ['11/11/2026', '2026-11-11'],
    ['29.2.2024', '2024-02-29'],
  ])('%j: %s', (typed, date) => {
    expect(readDate(typed)).toEqual({ ok: true, date })
  })

  it.each([
    ['', DATE_MESSAGE],
    ['11/12/2026', '11/12/2026 may be 12 Nov 2026 or 11 Dec 2026. Enter the month by name'],
    ['11.12.2026', '11.12.2026 may be 12 Nov 2026 or 11 Dec 2026. Enter the month by name'],
    ['01-02-2026', '01-02-2026 may be 2 Jan 2026 or 1 Feb 2026. Enter the month by name'],
    ['28/28/2026', DATE_MESSAGE],
    ['29.2.2026', 'February 2026 has 28 days. Enter a date such as 28 Feb 2026'],
    ['2/30/2026', 'February 2026 has 28 days. Enter a date such as 28 Feb 2026'],
    ['0/0/2026', DATE_MESSAGE],
    ['1/0/2026', 'January has 31 days. Enter a date such as 31 Jan 2026'],
    ['today', DATE_MESSAGE],
    ['٢٨/١١/٢٠٢٦', DATE_MESSAGE],
    ['11/28.2026', DATE_MESSAGE],
    ['11/28/26', DATE_MESSAGE],
    ['1128/2026', DATE_MESSAGE],
    ['28 11 2026', DATE_MESSAGE],
    ['2026-27-11', DATE_MESSAGE],
    ['Nov 2026', DATE_MESSAGE],
    ['Nov 27', DATE_MESSAGE],
    ['27 Nov 26', DATE_MESSAGE],
    ['27 Novem 2026', DATE_MESSAGE],
    ['2026-13-01', DATE_MESSAGE],
    ['2026-00-10', DATE_MESSAGE],
    ['2026-11-27T00:00', DATE_MESSAGE],
    ['12026-11-27', DATE_MESSAGE],
    ['2026-11-27\u0000', DATE_MESSAGE],
    ['tomorrow', DATE_MESSAGE],
    ['31 Nov 2026', 'November has 30 days. Enter a date such as 30 Nov 2026'],
    ['2026-11-00', 'November has 30 days. Enter a date such as 30 Nov 2026'],
    ['29 Feb 2026', 'February 2026 has 28 days. Enter a date such as 28 Feb 2026'],
    ['2025-02-29', 'February 2025 has 28 days. Enter a date such as 28 Feb 2025'],
    ['1900-02-29', 'February 1900 has 28 days. Enter a date such as 28 Feb 1900'],
    ['Feb 30, 2026', 'February 2026 has 28 days. Enter a date such as 28 Feb 2026'],
    ['32 Jan 2026', 'January has 31 days. Enter a date such as 31 Jan 2026'],
  ])('%j is refused: %s', (typed, message) => {
    expect(readDate(typed)).toEqual({ ok: false, message })
  })

  it('parses every date that it formats', () => {
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

  it('reads figures in either order only where they mean one day', () => {
    const figure = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const read = (month: number, day: number) => readDate(`2026-${month}-${day}`)
        const readings = [read(one, other), read(other, one)].flatMap((each) => (each.ok ? [each.date] : []))
        const typed = readDate(`${one}/${other}/2026`)
        if (new Set(readings).size === 1) expect(typed).toEqual({ ok: true, date: readings[0] })
        else expect(typed.ok).toBe(false)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof readDate(typed).ok === 'boolean'))
  })
})
