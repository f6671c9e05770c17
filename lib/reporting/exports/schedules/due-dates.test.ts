import { describe, expect, it } from 'vitest'
import { dueDatesSince, nextDueDate, parametersFor, periodLabel } from './due-dates'

const NEW_YORK = 'America/New_York'
const at = (text: string) => new Date(text)

describe('the next moment of a schedule', () => {
  it.each([
    ['monthly', '2026-01-15T12:00:00Z', NEW_YORK, '2026-01', '2026-02-01T04:59:59.999Z'],
    // January in New York, but already February in London.
    ['monthly', '2026-02-01T04:59:59.999Z', NEW_YORK, '2026-01', '2026-02-01T04:59:59.999Z'],
    ['monthly', '2026-02-01T05:00:00.000Z', NEW_YORK, '2026-02', '2026-03-01T04:59:59.999Z'],
    ['monthly', '2026-02-01T04:59:59.999Z', 'Europe/London', '2026-02', '2026-02-28T23:59:59.999Z'],
    // The end of March is in summer time, the end of February is not.
    ['monthly', '2026-03-08T12:00:00Z', NEW_YORK, '2026-03', '2026-04-01T03:59:59.999Z'],
    ['monthly', '2026-10-20T00:00:00Z', 'Europe/Berlin', '2026-10', '2026-10-31T22:59:59.999Z'],
    ['monthly', '2028-02-10T00:00:00Z', 'UTC', '2028-02', '2028-02-29T23:59:59.999Z'],
    ['monthly', '2026-12-31T12:00:00Z', 'UTC', '2026-12', '2026-12-31T23:59:59.999Z'],
    ['monthly', '2026-12-31T11:00:00Z', 'Pacific/Kiritimati', '2027-01', '2027-01-31T09:59:59.999Z'],
    ['yearly', '2026-11-26T00:00:00Z', NEW_YORK, '2026', '2027-01-01T04:59:59.999Z'],
    ['yearly', '2027-01-01T04:59:59.999Z', NEW_YORK, '2026', '2027-01-01T04:59:59.999Z'],
    ['yearly', '2027-01-01T05:00:00.000Z', NEW_YORK, '2027', '2028-01-01T04:59:59.999Z'],
    // Samoa skipped 30 December 2011; the end of the year is not affected.
    ['yearly', '2011-06-01T00:00:00Z', 'Pacific/Apia', '2011', '2011-12-31T09:59:59.999Z'],
  ] as const)('%s after %s in %s is that of %s', (rhythm, after, zone, period, asOf) => {
    const moment = nextDueDate(rhythm, at(after), zone)
    expect({ period: moment.period, asOf: moment.asOf.toISOString() }).toEqual({ period, asOf })
    expect(moment.dueAt.getTime()).toBe(moment.asOf.getTime() + 1)
  })
})

describe('every moment that has come', () => {
  it.each([
    ['monthly', '2026-01-15T12:00:00Z', '2026-01-31T23:59:59.999Z', 'UTC', []],
    ['monthly', '2026-01-15T12:00:00Z', '2026-02-01T00:00:00.000Z', 'UTC', ['2026-01']],
    // The server was off for a quarter: each missed month is included, the oldest first.
    ['monthly', '2026-01-15T12:00:00Z', '2026-04-20T00:00:00Z', 'UTC', ['2026-01', '2026-02', '2026-03']],
    // Created in the first instant of a month: the month before is not included.
    ['monthly', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', 'UTC', ['2026-02']],
    ['yearly', '2024-11-26T00:00:00Z', '2027-01-01T00:00:00Z', 'UTC', ['2024', '2025', '2026']],
    ['yearly', '2026-11-26T00:00:00Z', '2027-01-01T00:00:00Z', NEW_YORK, []],
    ['yearly', '2026-11-26T00:00:00Z', '2026-11-25T00:00:00Z', 'UTC', []],
  ] as const)('%s since %s until %s in %s', (rhythm, since, now, zone, periods) => {
    expect(dueDatesSince(rhythm, at(since), at(now), zone).map(({ period }) => period)).toEqual(periods)
  })

  it('includes only the newest twenty-four of a schedule that was not checked for ten years', () => {
    const come = dueDatesSince('monthly', at('2016-01-15T00:00:00Z'), at('2026-01-15T00:00:00Z'), 'UTC')
    expect(come.map(({ period }) => period)).toHaveLength(24)
    expect(come.at(0)?.period).toBe('2024-01')
    expect(come.at(-1)?.period).toBe('2025-12')
  })

  it('is the same at any instant of a month', () => {
    const early = dueDatesSince('monthly', at('2026-01-15T00:00:00Z'), at('2026-03-01T05:00:00Z'), NEW_YORK)
    const late = dueDatesSince('monthly', at('2026-01-15T00:00:00Z'), at('2026-03-31T05:00:00Z'), NEW_YORK)
    expect(late).toEqual(early)
  })
})

describe('the parameters of a moment', () => {
  it.each([
    ['state=paid&year=2024', 'as_saved', '2026-03-31', 'state=paid&year=2024'],
    ['state=paid', 'year', '2026-03-31', 'state=paid&year=2026'],
    ['year=2024&state=paid&state=approved', 'year', '2026-12-31', 'year=2026&state=paid&state=approved'],
    ['', 'year_before', '2026-03-31', 'year=2025'],
    ['year=2024&state=paid', 'month', '2026-02-28', 'state=paid&from=2026-02-01&to=2026-02-28'],
  ] as const)('%j covering %s at %s', (parameters, covers, lastDay, expected) => {
    expect(parametersFor(parameters, covers, lastDay)).toBe(expected)
  })
})

it('a period has a label', () => {
  expect(periodLabel('2026-01')).toBe('January 2026')
  expect(periodLabel('2026')).toBe('2026')
})
