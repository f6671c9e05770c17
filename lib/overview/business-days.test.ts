import { describe, expect, it } from 'vitest'
import { addBusinessDays, isBusinessDay } from './business-days'

describe('addBusinessDays', () => {
  it.each([
    ['over two weekends', '2026-03-02', 10, '2026-03-16'],
    ['from a Friday', '2026-03-06', 1, '2026-03-09'],
    ['from a Sunday', '2026-03-08', 1, '2026-03-09'],
    ['over Thanksgiving', '2026-11-18', 10, '2026-12-03'],
    ['over Christmas and New Year', '2026-12-21', 10, '2027-01-06'],
    ['no days', '2026-11-26', 0, '2026-11-26'],
  ])('counts %s', (_what, from, days, to) => {
    expect(addBusinessDays(from, days)).toBe(to)
  })
})

describe('isBusinessDay', () => {
  // The federal holidays of 2026 as the Office of Personnel Management lists them.
  it.each([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ])('%s is a holiday', (date) => {
    expect(isBusinessDay(date)).toBe(false)
  })

  it('observes a Sunday holiday on Monday, and New Year of a Saturday on the Friday before', () => {
    expect(isBusinessDay('2023-01-02')).toBe(false)
    expect(isBusinessDay('2021-12-31')).toBe(false)
    expect(isBusinessDay('2022-01-03')).toBe(true)
  })

  it('knows Juneteenth from 2021 on', () => {
    expect(isBusinessDay('2020-06-19')).toBe(true)
    expect(isBusinessDay('2021-06-18')).toBe(false)
  })
})
