import { describe, expect, it } from 'vitest'
import type { Holiday } from '@/lib/compliance/law/schema'
import { lawWith, SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { addBusinessDays, federalHolidays, isBusinessDay } from './business-days'

const { holidays } = SHIPPED_LAW

describe('addBusinessDays', () => {
  it.each([
    ['over two weekends', '2026-03-02', 10, '2026-03-16'],
    ['from a Friday', '2026-03-06', 1, '2026-03-09'],
    ['from a Sunday', '2026-03-08', 1, '2026-03-09'],
    ['over Thanksgiving', '2026-11-18', 10, '2026-12-03'],
    ['over Christmas and New Year', '2026-12-21', 10, '2027-01-06'],
    ['no days', '2026-11-26', 0, '2026-11-26'],
  ])('counts %s', (_what, from, days, to) => {
    expect(addBusinessDays(from, days, holidays)).toBe(to)
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
    expect(isBusinessDay(date, holidays)).toBe(false)
  })

  it('observes a Sunday holiday on Monday, and New Year of a Saturday on the Friday before', () => {
    expect(isBusinessDay('2023-01-02', holidays)).toBe(false)
    expect(isBusinessDay('2021-12-31', holidays)).toBe(false)
    expect(isBusinessDay('2022-01-03', holidays)).toBe(true)
  })

  it('knows Juneteenth from 2021 on', () => {
    expect(isBusinessDay('2020-06-19', holidays)).toBe(true)
    expect(isBusinessDay('2021-06-18', holidays)).toBe(false)
  })
})

describe('holidays as records of the law', () => {
  const holiday = (changes: Partial<Holiday>): Holiday => ({
    kind: 'holiday',
    id: 'another',
    version: 1,
    mark: 'sourced',
    from: '2020-01-01',
    until: null,
    name: 'Another',
    rule: { on: 'date', date: '2025-01-09' },
    sources: [{ label: 'An order' }],
    ...changes,
  })
  const juneteenth = holidays.find(({ id }) => id === 'juneteenth')!

  it.each<[string, Holiday, string, boolean]>([
    ['a day once', holiday({}), '2025-01-09', false],
    ['no other year of it', holiday({}), '2026-01-09', true],
    [
      'a last weekday of December',
      holiday({ rule: { on: 'weekday', month: 12, weekday: 3, nth: -1 } }),
      '2026-12-30',
      false,
    ],
    ['29 February in a leap year', holiday({ rule: { on: 'day', month: 2, day: 29 } }), '2028-02-29', false],
    ['no 1 March in another year', holiday({ rule: { on: 'day', month: 2, day: 29 } }), '2027-03-01', true],
    ['none after its end', { ...juneteenth, version: 2, until: '2026-12-31' }, '2028-06-19', true],
    ['one before its end', { ...juneteenth, version: 2, until: '2026-12-31' }, '2026-06-19', false],
  ])('%s', (_what, record, date, isBusiness) => {
    expect(isBusinessDay(date, lawWith([record]).holidays)).toBe(isBusiness)
  })

  it('counts eleven in 2026, each once', () => {
    const days = federalHolidays(2026, holidays)
    expect(days).toHaveLength(11)
    expect(new Set(days).size).toBe(11)
  })
})
