import { describe, expect, it } from 'vitest'
import { endOfDay, startOfDay } from './day-in-zone'

describe('the start of a day in a zone', () => {
  it.each([
    ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-03-01', 'Asia/Kolkata', '2026-02-28T18:30:00.000Z'],
    ['2026-03-01', 'Asia/Kathmandu', '2026-02-28T18:15:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-01-01', 'Pacific/Pago_Pago', '2026-01-01T11:00:00.000Z'],
    // The clock goes forward at midnight: the day begins at 01:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
    // The clock goes back at midnight: 23:00 comes twice, and the day begins after the second.
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    // Samoa went without 30 December 2011.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s', (date, zone, instant) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant)
  })
})

it.each([
  ['2026-01-31', 'UTC', '2026-01-31T23:59:59.999Z'],
  ['2026-12-31', 'America/New_York', '2027-01-01T04:59:59.999Z'],
  ['2028-02-29', 'Europe/Berlin', '2028-02-29T22:59:59.999Z'],
  // The last day of October has 25 hours or 24, its end is the same.
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.999Z'],
])('%s ends in %s one millisecond before the next begins', (date, zone, instant) => {
  expect(endOfDay(date, zone).toISOString()).toBe(instant)
})
