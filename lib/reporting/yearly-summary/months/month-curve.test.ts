import { describe, expect, it } from 'vitest'
import { paidMonths } from '@/test/ledger/month-fixtures'
import { comparison, lastDayCounted, sameDayIn, yearCurve } from './month-curve'

describe('yearCurve', () => {
  it('adds up the months of both years', () => {
    const months = paidMonths({ 1: [150, 0], 2: [0, 10], 3: [25, 0], 12: [0, 5] })
    const curve = yearCurve(months, 2026, '2026-04-15')
    expect(curve.months.map(({ sumCents }) => sumCents).slice(0, 4)).toEqual([150, 150, 175, 175])
    expect(curve.months.at(-1)?.before.sumCents).toBe(15)
    expect(curve.months.filter(({ begun }) => begun)).toHaveLength(4)
    expect(curve.lastPlace).toBe(3.5)
  })

  it('ends a past year on 31 December', () => {
    expect(yearCurve(paidMonths({}), 2025, '2025-12-31')).toMatchObject({ lastPlace: 12 })
  })
})

describe('comparison', () => {
  it.each([
    [9_800, 10_000, '2.0 % less than by 23 Nov 2025'],
    [11_770, 10_000, '17.7 % more than by 23 Nov 2025'],
    [10_000, 10_000, 'the same as by 23 Nov 2025'],
    [1, 0, 'nothing was paid by 23 Nov 2025'],
    [0, 5, '100.0 % less than by 23 Nov 2025'],
    [10_000_000, 100, '9,999,900.0 % more than by 23 Nov 2025'],
  ])('%i and %i', (now, then, text) => {
    expect(comparison(now, then, 'by 23 Nov 2025')).toBe(text)
  })
})

describe('the last day compared', () => {
  it('is today in the current year and the last day in another', () => {
    expect(lastDayCounted(2026, '2026-11-23')).toBe('2026-11-23')
    expect(lastDayCounted(2025, '2026-11-23')).toBe('2025-12-31')
  })

  it('is 28 Feb when there is no 29 Feb', () => {
    expect(sameDayIn(2027, '2028-02-29')).toBe('2027-02-28')
    expect(sameDayIn(2024, '2028-02-29')).toBe('2024-02-29')
  })
})
